### Names that must read the same wherever they stand.

-unhcr = ACNUR
-unga = Asamblea General de las Naciones Unidas
