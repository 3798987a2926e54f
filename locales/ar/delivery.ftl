### الصفحة التي تسبق الرسالة الموجهة إلى كل وفد: صيغ المخاطبة.
### إنها رسالة بضمير المتكلم وموقعة، لا مذكرة شفوية.
###
### $of-state: الاسم الرسمي للدولة كما تكتبه الأمم المتحدة، مسبوقًا باللام: «للجمهورية الفرنسية»
### $of-state-short: اسمها المختصر كذلك: «لفرنسا»
### $seat: new-york أو geneva
### $gender: feminine أو masculine، أو unknown إن لم تبينه القائمة
### $addressee: اسم الممثل الدائم أو الممثلة الدائمة كما ورد في القائمة

# يوم تسليم الرسالة
delivery-date = { DATETIME($delivery-date) }

# كل سطر هنا سطر في الصفحة. تُستعمل حين لا تسمي القائمة أحدًا.
delivery-recipient =
    { $gender ->
        [feminine] صاحبة السعادة الممثلة الدائمة
        [masculine] صاحب السعادة الممثل الدائم
       *[unknown] سعادة الممثلة الدائمة أو الممثل الدائم
    } { $of-state-short }
    البعثة الدائمة { $of-state }
    { $seat ->
        [geneva] لدى مكتب الأمم المتحدة والمنظمات الدولية الأخرى في جنيف
       *[new-york] لدى الأمم المتحدة
    }

# كذلك، حين تسمي القائمة صاحب المنصب أو صاحبته.
delivery-recipient-named =
    { $gender ->
        [feminine]
            سعادة السيدة { $addressee }
            الممثلة الدائمة { $of-state-short }
        [masculine]
            سعادة السيد { $addressee }
            الممثل الدائم { $of-state-short }
       *[unknown] سعادة { $addressee }
    }
    البعثة الدائمة { $of-state }
    { $seat ->
        [geneva] لدى مكتب الأمم المتحدة والمنظمات الدولية الأخرى في جنيف
       *[new-york] لدى الأمم المتحدة
    }

delivery-salutation =
    { $gender ->
        [feminine] صاحبة السعادة،
        [masculine] صاحب السعادة،
       *[unknown] تحية طيبة،
    }

# $date: يوم نشر الرسالة
delivery-body = نتشرف بأن نسترعي انتباهكم إلى الرسالة المفتوحة المعنونة «{ letter-title }» وقد نُشرت في { DATETIME($date) } ووجّهتها إلى الدول الأعضاء في الأمم المتحدة { NUMBER($signatory-count) ->
        [zero] منظمات يقودها اللاجئون
        [one] منظمة واحدة يقودها اللاجئون
        [two] منظمتان يقودهما اللاجئون
        [few] { NUMBER($signatory-count) } منظمات يقودها اللاجئون
        [many] { NUMBER($signatory-count) } منظمة يقودها اللاجئون
       *[other] { NUMBER($signatory-count) } منظمة يقودها اللاجئون
    }. وتجدونها في الصفحات التالية، مشفوعة بأسماء جميع المنظمات الموقعة.

delivery-closing = وتفضلوا، سعادتكم، بقبول أسمى آيات التقدير والاحترام.

# تحت عبارة الختام، بدل التوقيع
delivery-signature = { furniture-author }

# عنوان ملف PDF
delivery-title = { letter-title } رسالة إلى البعثة الدائمة { $of-state }
