### Names that must read the same wherever they stand.

-unhcr = HCR
-unga = Assemblée générale des Nations Unies
