### Names that must read the same wherever they stand.

# $form: "with-li" where the preposition li- is joined to the article
-unhcr = { $form ->
    [with-li] للمفوضية السامية للأمم المتحدة لشؤون اللاجئين
   *[plain] المفوضية السامية للأمم المتحدة لشؤون اللاجئين
    }
-unga = الجمعية العامة للأمم المتحدة
