### The letter, as adopted and published in English on 8 October 2025, in Arabic translation.
### Figures are variables; their values and sources stand in letter.toml.

## Heading

letter-title =
    اللجوء حق.
    وحماية اللاجئين قانون.
# open letter: no official source in terms.tsv; رسالة مفتوحة is the everyday term and has no rival.
letter-subtitle = رسالة مفتوحة إلى الدول الأعضاء من منظمات يقودها اللاجئون

## Who calls, and for what

# $signatory-count: number of signatories, computed from signatories.csv
# $country-count: number of countries they come from
# $convention-year, $protocol-year: years of the two treaties
# undersigned: no official source in terms.tsv; الموقعة أدناه is its proposal and the usual formula of Arabic documents.
# 1967 Protocol: the English uses the short name, so وبروتوكولها here instead of repeating the full title.
letter-call = نحن، { NUMBER($signatory-count) ->
    [zero] المنظمات الموقعة أدناه التي يقودها اللاجئون، وهي
    [one] المنظمة الموقعة أدناه التي يقودها اللاجئون، وهي
    [two] المنظمتين الموقعتين أدناه اللتين يقودهما اللاجئون، وهما
    [few] المنظمات الموقعة أدناه التي يقودها اللاجئون، وعددها { NUMBER($signatory-count) } منظمات
    [many] المنظمات الموقعة أدناه التي يقودها اللاجئون، وعددها { NUMBER($signatory-count) } منظمة
   *[other] المنظمات الموقعة أدناه التي يقودها اللاجئون، وعددها { NUMBER($signatory-count) } منظمة
    } من أكثر من { NUMBER($country-count) ->
    [zero] { NUMBER($country-count) } بلد
    [one] بلد واحد
    [two] بلدين
    [few] { NUMBER($country-count) } بلدان
    [many] { NUMBER($country-count) } بلداً
   *[other] { NUMBER($country-count) } بلد
    }، نهيب بالدول الأعضاء في الأمم المتحدة أن تتمسك بالقانون الدولي لحقوق الإنسان والحماية الدولية للاجئين والقانون الدولي الإنساني، وأن تصونها وتعززها. ويساورنا بالغ القلق إزاء محاولات قد تضعف القواعد القانونية التي تصون الكرامة والحماية والسلام، ولا سيما القواعد المقررة في الاتفاقية الخاصة بوضع اللاجئين لعام { NUMBER($convention-year) } وبروتوكولها لعام { NUMBER($protocol-year) }.

# lived experience: no official source in terms.tsv; التجربة المعيشة is its proposal, understood without a gloss because the
# words after the colon explain it. authority is moral standing, hence سلطتنا المعنوية, not سلطة alone (power of office).
letter-authority = وبوصفنا منظمات يقودها اللاجئون وقوامها طالبو لجوء ولاجئون، فإننا نتكلم باسم الأشخاص الأشد تأثراً على نحو مباشر بقرارات الدول، ونتكلم إلى جانبهم. ونحن نستمد سلطتنا المعنوية من التجربة المعيشة: فنحن نعرف ما يعنيه احترام أوجه الحماية، ونعرف الثمن الفادح الذي يترتب على الحرمان منها. ولهذا يمكننا أن نقول بوضوح إن المقترحات الرامية إلى إضعاف الأطر القائمة المتعلقة باللاجئين وبحقوق الإنسان أو إصلاحها أو الاستعاضة عنها لن تقوض القانون الدولي فحسب، بل ستخرقه خرقاً فعلياً. ومن شأن هذه التغييرات أن تنتزع أوجه حماية أنقذت أرواح الملايين، وأن تترك أعداداً أخرى لا تحصى من الناس نهباً للاضطهاد والعنف وانعدام الأمن.

## The moment

# $figures-date: the day for which UNHCR counted; only its year is printed
# The figures are in millions of people. The categories overlap and do not add up to the total.
# $one-in: one in every so many people in the world is forcibly displaced
# abuses: تجاوزات, as UN documents keep it apart from violations (انتهاكات). The abbreviation IDPs has no Arabic counterpart.
letter-urgency = ولا سبيل إلى إنكار الطابع الملحّ لهذه اللحظة. فبحلول نهاية عام { DATETIME($figures-date, year: "numeric") }، كان { NUMBER($displaced) } مليون شخص في جميع أنحاء العالم نازحين قسراً بسبب الاضطهاد والنزاع والعنف والتجاوزات في مجال حقوق الإنسان. وكان من بينهم { NUMBER($refugees) } مليون لاجئ، و{ NUMBER($internally-displaced) } مليون نازح داخلياً، و{ NUMBER($asylum-seekers) } مليون طالب لجوء. وفي بلدان مثل السودان ({ NUMBER($displaced-sudan) } مليون نازح قسراً) وسوريا ({ NUMBER($displaced-syria) } مليون) وأفغانستان ({ NUMBER($displaced-afghanistan) } مليون) وأوكرانيا ({ NUMBER($displaced-ukraine) } مليون)، بلغ النزوح مستويات غير مسبوقة. واليوم، شخص واحد من كل { NUMBER($one-in) ->
    [zero] { NUMBER($one-in) } شخص
    [one] شخص
    [two] شخصين
    [few] { NUMBER($one-in) } أشخاص
    [many] { NUMBER($one-in) } شخصاً
   *[other] { NUMBER($one-in) } شخص
    } في العالم نازح قسراً. وهؤلاء ليسوا إحصاءات، بل هم أسر وأطفال ومجتمعات بأسرها، تتوقف سلامتهم ويتوقف مستقبلهم على تمسك الدول بالقانون الدولي وحمايتها الحق في اللجوء.

# refoulement: no official source in terms.tsv; الرد القسري after its proposal الرد (قسراً), because الرد alone reads
# as an answer, and to keep it apart from forced repatriation (الإعادة القسرية إلى الوطن) beside it.
letter-framework = ويمثل الإطار القانوني الدولي الذي أُرسي في أعقاب الحرب العالمية الثانية إنجازاً كبيراً في تاريخنا العالمي الجماعي، إنجازاً يقر بالحاجة إلى حلول دائمة وإلى إتاحة الحصول على حماية دائمة، وبمأساة الرد القسري والإعادة القسرية إلى الوطن، وبحقوق الإنسان الأساسية التي يحق لجميع اللاجئين التمتع بها. وقد وُضعت اتفاقات من قبيل الاتفاقية الخاصة بوضع اللاجئين وبروتوكولها وغيرهما من معاهدات حقوق الإنسان من أجل صون الأرواح، ومنع الإعادة القسرية إلى مواطن الخطر، وتوطيد الاستقرار والتعاون بين الأمم. وهذه الاتفاقات هي الأساس الذي يقوم عليه الأمن العالمي والإقليمي والوطني، وهي تخدم في الوقت نفسه مصالحنا الاقتصادية والمالية العالمية.

letter-failures = واليوم، تتأجج الأزمات العالمية وأعمال العنف التي طال أمدها وحالات النزوح الجماعي، في أحيان كثيرة جداً، بسبب التقاعس عن الوفاء بهذه الالتزامات، القانونية والاقتصادية والأخلاقية منها، وتلك المتصلة بالأمن الوطني. ويؤدي تآكل قواعد حقوق الإنسان والقواعد الإنسانية مباشرة إلى المعاناة البشرية وعدم الاستقرار والاضطراب وازدياد المخاطر الأمنية وتجدد دورات النزوح. وفي هذه اللحظة الحرجة، يحتاج العالم إلى التزام أقوى، لا أضعف، بالقانون الدولي، وإلى إجراءات عاجلة لحماية طالبي اللجوء واللاجئين، ولحماية إنسانيتنا المشتركة في نهاية المطاف.

## What States are asked to do

letter-asks = ولذلك نشجع الدول على ما يلي:

# $anniversary: which anniversary of the Refugee Convention is upcoming
# ratify: no official source in terms.tsv; التصديق على is the standing UN expression.
# Treaty Event: no official source in terms.tsv; مناسبة المعاهدات is its proposal, kept as it stands.
letter-ask-ratify = التوقيع على معاهدات حقوق الإنسان والمعاهدات المتعلقة باللاجئين والمعاهدات الإنسانية والتصديق عليها، والنهوض بهذه الالتزامات والأطر القانونية عن طريق تشريعات تنفيذية ومنابر مثل مناسبة المعاهدات في { -unga }، وتنويهاً بقرب حلول ذكرى مرور { NUMBER($anniversary) ->
    [zero] { NUMBER($anniversary) } عام
    [one] عام واحد
    [two] عامين
    [few] { NUMBER($anniversary) } أعوام
    [many] { NUMBER($anniversary) } عاماً
   *[other] { NUMBER($anniversary) } عام
    } على اعتماد الاتفاقية الخاصة بوضع اللاجئين.

letter-ask-affirm = تأكيد ما تعود به هذه المعاهدات من فوائد على الناس والدول على حد سواء، مع التشديد على أن أطر الحماية القوية التي تتيح فرصة الحصول على حماية دائمة تسهم في الاستقرار والأمن والكرامة الإنسانية. والحلول الدائمة تثمر نتائج أقوى في مجال الاندماج، وتهيئ عالماً أكثر أماناً واستقراراً لمن هم في أمس الحاجة إليه.

# low- and middle-income: no official source in terms.tsv; its proposal البلدان المنخفضة والمتوسطة الدخل follows UN usage.
letter-ask-share = التعريف بالتدابير العملية المتخذة للوفاء بالالتزامات التعاهدية، بما في ذلك تعزيز إجراءات اللجوء العادلة، وتخصيص الموارد لآليات حماية الحقوق، وتوسيع نطاق مبادرات إعادة التوطين بصرف النظر عن الجنسية أو العرق أو الدين، وتقديم المساعدة إلى البلدان المضيفة، ولا سيما البلدان المنخفضة والمتوسطة الدخل، التي تتحمل مسؤولية كبيرة عن استضافة غالبية اللاجئين في العالم.

# denounce, withdraw from: no official source in terms.tsv, which has one word (الانسحاب من) for both. The English has
# two acts, so نقض, the usual treaty-law word for denunciation, beside الانسحاب.
letter-ask-oppose = إبداء المعارضة والرفض لأي مساعٍ ترمي إلى نقض هذه المعاهدات أو الانسحاب منها أو الاستعاضة عنها بأطر أضعف لا تخدم في شيء مصالحنا في مجال الأمن الوطني أو مصالحنا الاقتصادية أو القانونية أو الأخلاقية، ولا توفر حماية كافية من الاضطهاد ومن انتهاكات حقوق الإنسان. فعلى سبيل المثال، تشكل إعادة اللاجئين وطالبي اللجوء قسراً إلى مواجهة الأذى عينه الذي فروا منه انتهاكاً للقانون الدولي وتزيد المعاناة حدة.

## What is at stake

# right to seek asylum: terms.tsv has the verbal clause of article 14 of the Universal Declaration; a noun is needed here,
# without the added words on persecution, hence الحق في التماس اللجوء.
letter-history = ويذكرنا التاريخ بما هو على المحك. والحق في التماس اللجوء جزء أساسي من التقاليد الثقافية والدينية للبشرية. وقد وجد كثيرون منا، نحن الأحياء اليوم، ملاذاً لأن الدول أوفت بالتزاماتها. وثمة أمثلة بارزة على اللامبالاة أو بطء الاستجابة أو التقاعس عن العمل أودت بحياة الملايين؛ أما تخلينا عن أولئك الذين تُركوا ليواجهوا مصائر مروعة فهو وصمة في تاريخنا المشترك.

letter-voices = وبوصفنا منظمات بناها ويقودها أناس يعرفون من تجربتهم المباشرة ما يعنيه أن يُجبر المرء على النزوح، فإن لأصواتنا أهمية حاسمة في هذه المسألة. فنحن دليل حي على ضرورة أوجه الحماية هذه، ونحن كذلك شركاء في صوغ حلول تصون حقوق الإنسان وتوطد الاستقرار. وحين نحمي الحق في اللجوء وحقوق اللاجئين، فإننا لا نحمي النازحين قسراً فحسب، بل نحمي جوهر الإنسانية ذاتها.

letter-urge = وفي هذا المنعطف الحرج، نحث جميع الدول على أن تتعاون فيما بينها ومع المجتمع المدني، ولا سيما المنظمات التي يقودها اللاجئون، من أجل تعزيز الإطار الدولي الذي يقي الأفراد من الاضطهاد والنزوح والانتهاكات الخطيرة لحقوق الإنسان.

## Closing, followed by the signatories

letter-closing = مع تضامننا،
