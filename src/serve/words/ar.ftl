### كلمات المكتب نفسه، لا كلمات أي رسالة.

title = openletter · مكتب المترجم
skip = الانتقال إلى المحرر
pages = الصفحات
messages = النصوص
editor = المحرر
documents = الوثائق
document-letter = الرسالة
document-announcement = الإعلان
beside = الأصل إلى جانب الترجمة
page-alt = الصفحة { $page } من { $pages }، { $language }
parts = أقسام الواجهة
tab-page = الصفحة
tab-messages = النصوص
tab-edit = التحرير

locales = لغات الرسالة
words-language = لغة الواجهة
the-original = الأصل
settled = أُنجز { $share }
count-missing = { $count ->
    [zero] لا نصوص مفقودة
    [one] نص مفقود واحد
    [two] نصان مفقودان
    [few] { $count } نصوص مفقودة
    [many] { $count } نصاً مفقوداً
   *[other] { $count } نص مفقود
    }
count-stale = { $count ->
    [zero] لا نصوص متقادمة
    [one] نص متقادم واحد
    [two] نصان متقادمان
    [few] { $count } نصوص متقادمة
    [many] { $count } نصاً متقادماً
   *[other] { $count } نص متقادم
    }
count-draft = { $count ->
    [zero] لا مسودات
    [one] مسودة واحدة
    [two] مسودتان
    [few] { $count } مسودات
    [many] { $count } مسودة
   *[other] { $count } مسودة
    }
count-errors = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأً
   *[other] { $count } خطأ
    }
count-warnings = { $count ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهاً
   *[other] { $count } تنبيه
    }

build-one = إنشاء ملفات { $language }
build-all = إنشاء ملفات اللغات كلها
building = يجري إنشاء الملفات
building-count = اللغات التي أُنشئت ملفاتها: { $done } من { $total }
build-failed = لم يُنشأ أي ملف. وهذا هو السبب:
built = أُنشئت الملفات
draft = مسودة
file-about = { $pages ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
    }، { $kilobytes } كيلوبايت

search = بحث
filters = عرض
filter-all = الكل
filter-missing = المفقودة
filter-stale = المتقادمة
filter-problems = ذات المشاكل
filter-unreviewed = غير المراجَعة
progress = أُنجز { $messages } من { $total } من النصوص · { $words } من { $words_total } من الكلمات
nothing-found = لا نص يطابق ذلك.
status-missing = مفقود
status-stale = متقادم
status-draft = مسودة
status-translated = مترجَم
status-reviewed = مراجَع
problems = { $count ->
    [zero] لا مشاكل
    [one] مشكلة واحدة
    [two] مشكلتان
    [few] { $count } مشاكل
    [many] { $count } مشكلة
   *[other] { $count } مشكلة
    }
unsaved = غير محفوظ

original = الأصل ({ $language })
original-note = هذا هو الأصل. إن غيّرته عُدّت ترجماته متقادمة إلى أن ينظر فيها أحد.
translation = الترجمة ({ $language })
text = النص
changed-since = ما تغيّر في الأصل منذ إنجاز الترجمة
removed = حُذف:
added = أُضيف:
as-text = بصيغة Fluent
choice = بحسب { $name }
plural-zero = صفر
plural-one = مفرد
plural-two = مثنى
plural-few = قليل
plural-many = كثير
plural-other = غير ذلك
default-form = في سائر الأحوال
add-form = إضافة صيغة «{ $form }»
remove-form = حذف هذه الصيغة
pieces = ما يتضمنه الأصل
characters = محارف
insert = إدراج { $what }
findings = ملاحظات المدقق
nothing-found-wrong = لا ملاحظات.
error = خطأ
warning = تنبيه
save = حفظ
revert = التخلي عن التغييرات
undo = التراجع عن آخر حفظ
saved = تم الحفظ
not-saved = لم يُحفظ: { $reason }
settle = هل نظر فيه أحد؟
who = الاسم (كما سيُسجَّل)
mark-translated = يقول ما يقوله الأصل
mark-reviewed = قُرئ واعتُمد
settled-translated = سُجّل مترجَماً
settled-reviewed = سُجّل مراجَعاً
conflict = غُيّر هذا النص في مكان آخر
conflict-help = لم يُمسّ أي من النصين. اقرأهما ثم احتفظ بأحدهما.
theirs = ما في الملف الآن
mine = نصك غير المحفوظ
keep-mine = حفظ نصي
take-theirs = أخذ النص الآخر
terms = المصطلحات المتفق عليها ({ $count })
not = لا:

signatory = الموقّع رقم { $number }
signatory-place = تُطبع الأسماء كما هي في القائمة تماماً. وهذا الاسم في { $path }، السطر { $line }.
lost = توقف مكتب المترجم عن العمل. انسخ ما لم تحفظه، ثم شغّل البرنامج من جديد بالأمر «openletter preview» وافتح العنوان الجديد.
unreadable = لا يمكن قراءة الرسالة
last-good = هذه آخر صفحات سليمة. وهذا ما يحول دون تحديثها:
no-pages = لا صفحات بعد. وهذا ما يحول دون ظهورها:

character-NBSP = مسافة غير فاصلة
character-NNBSP = مسافة ضيقة غير فاصلة
character-SHY = واصلة اختيارية
character-ZWNJ = فاصل بلا عرض
character-ZWJ = واصل بلا عرض
character-LRM = علامة من اليسار إلى اليمين
character-RLM = علامة من اليمين إلى اليسار
character-LRE = تضمين من اليسار إلى اليمين
character-RLE = تضمين من اليمين إلى اليسار
character-LRO = فرض الاتجاه من اليسار إلى اليمين
character-RLO = فرض الاتجاه من اليمين إلى اليسار
character-PDF = نهاية التضمين
character-LRI = عزل من اليسار إلى اليمين
character-RLI = عزل من اليمين إلى اليسار
character-FSI = بداية العزل
character-PDI = نهاية العزل

# لماذا تعذّر أمر ما، بحسب نوع الرفض (`kind`).
refusal-empty = لا يمكن أن يكون النص فارغاً. اكتب شيئاً.
refusal-malformed = لا يمكن قراءة هذا بصيغة Fluent. والسبب في الغالب قوس من الأقواس {"{ }"} أو علامة تنصيص لم تُغلق، أو صيغة تُركت فارغة.
refusal-nothing-here = لم يعد هنا شيء. افتح آخر عنوان أظهره البرنامج.
refusal-lost = مكتب المترجم لا يستجيب.
refusal-not-found = لم يعد هذا النص في الرسالة، أو تعذرت قراءة ملفه حول موضعه. انظر ملاحظات المدقق على نصوص هذه اللغة.
refusal-conflict = صار في الملف نص آخر في هذه الأثناء. لم يُكتب شيء.
refusal-out-of-bounds = الملف رابط، أو ليس نصاً، أو يقع خارج مجلد الرسالة. لم يُكتب شيء. ضع ملفاً عادياً في مكانه.
refusal-unreadable = لا يمكن قراءة الرسالة، ولم يُكتب شيء. أصلح الأخطاء المعروضة أعلاه.
refusal-machine = لم يستطع الحاسوب فعل ذلك. تأكد من أن القرص غير ممتلئ وأن الكتابة في المجلد مسموح بها.
refusal-busy = يجري إنشاء الملفات بالفعل. انتظر حتى يكتمل.
refusal-missing = هذا النص غير مترجَم، فليس هناك ما يُسجَّل. ترجِمه أولاً.
refusal-name = ليس هذا اسم شخص. اكتب اسماً في سطر واحد.
refusal-body = هذا أطول مما يجوز لأي نص. قسّمه إلى عدة نصوص.

# زر إلى جانب ملاحظة؛ وما يغيّره في النص يظهر إلى جانب هذه الكلمة.
fix = تصحيح:
# قبل الملاحظة نفسها بالإنجليزية، وهي تسمّي التفاصيل.
in-english = بالإنجليزية وبالتفصيل
# الصفحة التي تسبق الرسالة المسلَّمة إلى وفد دولة عضو، وفيها يُخاطَب الوفد.
broken-text = هذا النص تالف في ملفه، ولا يمكن حفظه إلا بعد تصحيحه هناك. انظر المشاكل التي عُثر عليها في هذه اللغة.
other-findings = ملاحظات على مواضع أخرى: { $count }
nobody-addressed = لا يمكن توجيه أي رسالة بهذه اللغة، لأن أسماء الدول الأعضاء غير متوفرة بها.
document-delivery = إلى أحد الوفود
