### Names that must read the same wherever they stand.

-unhcr = UNHCR
-unga = UNGA
