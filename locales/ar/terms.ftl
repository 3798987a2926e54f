### Names that must read the same wherever they stand.

-unhcr = المفوضية السامية للأمم المتحدة لشؤون اللاجئين
-unga = الجمعية العامة للأمم المتحدة
