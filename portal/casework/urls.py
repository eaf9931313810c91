from django.urls import path

from .views import cases, colleagues, documents, journal, people, starting

app_name = "casework"

urlpatterns = [
    path("", cases.case_list, name="case_list"),
    path("nytt/", cases.open_case, name="open_case"),
    path("nytt/fran-kod/", starting.start_from_code, name="start_from_code"),
    path("<uuid:case_id>/", cases.case, name="case"),
    path("<uuid:case_id>/dag/", cases.change_case, name="change_case"),
    path("<uuid:case_id>/avsluta/", cases.close_case, name="close_case"),
    path("<uuid:case_id>/oppna-igen/", cases.reopen_case, name="reopen_case"),
    path("<uuid:case_id>/par/", people.couples, name="couples"),
    path("<uuid:case_id>/personer/ny/", people.add_person, name="add_person"),
    path("<uuid:case_id>/personer/<uuid:person_id>/", people.person, name="person"),
    path("<uuid:case_id>/personer/<uuid:person_id>/ta-bort/", people.remove_person, name="remove_person"),
    path("<uuid:case_id>/personer/<uuid:person_id>/inte-par/", people.unpair, name="unpair"),
    path("<uuid:case_id>/personer/<uuid:person_id>/anteckningar/", journal.notes, name="notes"),
    path("<uuid:case_id>/personer/<uuid:person_id>/information/", journal.information, name="information"),
    path("<uuid:case_id>/underlag/", documents.issue, name="issue_document"),
    path("<uuid:case_id>/underlag/<uuid:document_id>.pdf", documents.fetch, name="document"),
    path("<uuid:case_id>/handlaggare/", colleagues.colleagues, name="colleagues"),
    path("<uuid:case_id>/handlaggare/<uuid:assignment_id>/avsluta/", colleagues.end_assignment, name="end_assignment"),
    path("<uuid:case_id>/handelser/", colleagues.events, name="events"),
]
