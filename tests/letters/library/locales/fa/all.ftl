-library = کتابخانهٔ شهر
letter-title = کتابخانهٔ ما را نبندید
letter-dateline = { DATETIME($date) }
letter-opening = { -library } که در سال { NUMBER($founded) } بنیان نهاده شد، باید پس از { DATETIME($closing-day) } نیز <strong>گشوده بماند</strong>.
letter-why = چرا مهم است
letter-visits = سال گذشته { NUMBER($visits) } نفر به اینجا آمدند. { NUMBER($volumes) } هزار جلد کتاب اینجاست، از جمله <cite>شاهنامه</cite> و <cite>Kobzar</cite>.
letter-asks = چه می‌خواهیم
letter-ask-hours = کتابخانه هر روز باز باشد، <em>یکشنبه‌ها هم</em>.
letter-ask-books = هر سال کتاب‌های تازه خریداری شود.
letter-more = فهرست: <a data-l10n-name="catalogue">آنچه در قفسه‌هاست</a>.
letter-closing = { NUMBER($signatory-count) } تن امضا کرده‌اند:
furniture-signatories = امضاها
furniture-author = خوانندگان کتابخانه
furniture-page = { $page } از { $pages }
furniture-translation-notice = این متن ترجمه است. متن اصلی به زبان اوکراینی است.
furniture-draft = پیش‌نویس: ترجمه نهایی نیست
