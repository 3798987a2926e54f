-library = Міська бібліотека
    .gender = feminine
letter-title = Не зачиняйте нашу бібліотеку
letter-dateline = { DATETIME($date) }
letter-opening = { -library }, заснована { NUMBER($founded) } року, має <strong>лишитися відчиненою</strong> й після { DATETIME($closing-day) }.
letter-why = Чому це важливо
letter-visits =
    { NUMBER($visits) ->
        [one] Торік сюди прийшла { NUMBER($visits) } людина.
        [few] Торік сюди прийшли { NUMBER($visits) } людини.
        [many] Торік сюди прийшло { NUMBER($visits) } людей.
       *[other] Торік сюди прийшло { NUMBER($visits) } людини.
    }
    У фонді — { NUMBER($volumes) } тисячі томів, серед них <cite>Кобзар</cite>.
letter-asks = Чого ми просимо
letter-ask-hours = Щоб бібліотека працювала щодня, <em>також у неділю</em>.
letter-ask-books = Щоб щороку купували нові книжки.
letter-more = Каталог: <a data-l10n-name="catalogue">що є на полицях</a>.
letter-closing = Підписали { NUMBER($signatory-count) ->
    [one] { NUMBER($signatory-count) } людина
    [few] { NUMBER($signatory-count) } людини
   *[other] { NUMBER($signatory-count) } людей
  }:
furniture-signatories = Підписи
furniture-author = Читачі бібліотеки
furniture-page = { $page } з { $pages }
furniture-translation-notice = Це переклад. Оригінал складено українською.
furniture-draft = Чернетка: переклад не остаточний
