### كلمات المكتب نفسه، لا كلمات أي رسالة.

title = openletter · مكتب الترجمة
skip = الانتقال إلى المحرر
pages = الصفحات
messages = النصوص
editor = المحرر
documents = الوثائق
document-letter = الرسالة
document-announcement = الإعلان
beside = الأصل إلى جانبها
page-alt = الصفحة { $page } من { $pages }، { $language }
parts = أقسام المكتب
tab-page = الصفحة
tab-messages = النصوص
tab-edit = التحرير

locales = لغات الرسالة
words-language = لغة المكتب
the-original = الأصل
settled = أُنجز { $share }
count-missing = { $count ->
    [zero] لا نص ناقص
    [one] نص ناقص واحد
    [two] نصان ناقصان
    [few] { $count } نصوص ناقصة
    [many] { $count } نصاً ناقصاً
   *[other] { $count } نص ناقص
    }
count-stale = { $count ->
    [zero] لا نص متقادم
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

build-one = إصدار ملفات { $language }
build-all = إصدار ملفات اللغات كلها
building = يجري إصدار الملفات
building-count = صدرت { $done } من { $total } من اللغات
build-failed = لم يصدر شيء. وهذا ما يمنع:
built = صدرت الملفات
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
filter-missing = الناقصة
filter-stale = المتقادمة
filter-problems = ذات المشاكل
filter-unreviewed = غير المراجَعة
progress = أُنجز { $messages } من { $total } من النصوص · { $words } من { $words_total } من الكلمات
nothing-found = لا نص يطابق ذلك.
status-missing = ناقص
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
original-note = هذا هو الأصل. إن غيّرته تقادمت ترجماته إلى أن ينظر فيها أحد.
translation = الترجمة ({ $language })
text = النص
changed-since = ما تغيّر في الأصل منذ ذلك الحين
removed = حُذف:
added = أُضيف:
as-text = بصيغة Fluent
choice = بحسب { $name }
plural-zero = صفر
plural-one = مفرد
plural-two = مثنى
plural-few = جمع قلة
plural-many = جمع كثرة
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
conflict-help = لم يُكتب فوق شيء. اقرأ النصين ثم احتفظ بأحدهما.
theirs = ما في الملف الآن
mine = نصك، ولم يُحفظ
keep-mine = حفظ نصي
take-theirs = أخذ الآخر
terms = المصطلحات المتفق عليها ({ $count })
not = لا:

signatory = الموقّع رقم { $number }
signatory-place = تُطبع الأسماء كما هي في القائمة تماماً. وهذا الاسم في { $path }، السطر { $line }.
lost = توقف المكتب. ما كتبته لا يزال هنا؛ شغّله من جديد بالأمر «openletter preview».
unreadable = لا يمكن قراءة الرسالة
last-good = هذه آخر صفحات سليمة. وهذا ما يمنع غيرها:
no-pages = لا صفحات بعد. وهذا ما يمنعها:

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
character-FSI = بداية عزل
character-PDI = نهاية عزل
