"""The door for systems of other organisations: they refer a carer as a FHIR R4 Task, and read there how it goes."""
