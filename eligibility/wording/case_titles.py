# ruff: noqa: E501
"""The title of each case, as a sentence to translate. Made from the case files by write_law_docs; do not edit."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

CASE_TITLES: dict[str, Text] = {
    "a_baby_born_after_the_cutoff_day": _(
        "A baby who was born a refugee the day after the cut-off is too late, though the mother is not."
    ),
    "a_baby_born_on_the_cutoff_day": _(
        "A baby who was born a refugee on the cut-off day is early enough, and counts as a child beside the mother."
    ),
    "a_birth_not_told_in_may": _(
        "The birth of a single woman was not told, which changes the sum and not whether she is covered."
    ),
    "a_birth_that_was_not_told": _("A person whose birth was not told may count as a child or as an adult."),
    "a_chain_of_ties": _(
        "The ties of a child reach the refugee through the mother, who is married to him and has ties of her own."
    ),
    "a_chain_of_ties_to_somebody_blocked": _(
        "A block at the end of a chain of ties stands in the way of everybody in the chain."
    ),
    "a_chain_of_ties_to_somebody_excluded": _(
        "An exclusion at the end of a chain of ties excludes everybody in the chain."
    ),
    "a_chain_of_ties_to_somebody_unknown": _(
        "What is not known of the refugee at the end of a chain is open for everybody in it."
    ),
    "a_chain_of_ties_without_a_couple": _(
        "Nobody has told whether the woman in the middle of the chain is the refugee’s partner."
    ),
    "a_child_in_debt": _("A child too can have a debt at Kronofogden, which blocks the child’s own amount."),
    "a_child_of_a_parent_in_debt_alone": _("A child who is a refugee is counted alone while the mother has a debt."),
    "a_child_with_ties_to_a_blocked_parent": _(
        "A child with ties to a parent in debt has the same obstacle as the parent."
    ),
    "a_child_with_ties_to_a_worker_alone": _("A child’s permit rests on a father who works here and has no partner."),
    "a_child_with_ties_to_somebody_alone_whose_ground_was_not_told": _(
        "A child’s permit rests on a father without a partner, whose own ground was not told."
    ),
    "a_cohabiting_partner_with_ties": _("A cohabiting partner with a family permit counts through the refugee."),
    "a_couple_and_a_grown_child": _("A couple and their grown child in one household meet both caps."),
    "a_couple_and_a_grown_child_in_a_household_of_his_own": _(
        "A grown child who lives in a household of his own has a cap of his own."
    ),
    "a_couple_both_in_debt": _(
        "A couple with a debt each get nothing now, and the highest amount for a couple when both are paid."
    ),
    "a_couple_of_refugees": _("Two refugees who are married get the highest amount for a couple."),
    "a_couple_of_whom_one_has_a_debt": _("He has a debt at Kronofogden, and she is a refugee in her own right."),
    "a_couple_of_whom_one_is_not_covered": _(
        "The cap for couples asks for two who count, so a worker’s wife gets the amount for an adult."
    ),
    "a_couple_of_whom_one_is_unknown": _(
        "The cap for couples is met only in the higher sum while her country is not told."
    ),
    "a_couple_on_the_second_day_of_the_new_ordinance": _(
        "On 2 January 2026 the same couple get the highest amount for a couple in three payments."
    ),
    "a_couple_two_days_before_the_new_ordinance": _(
        "On 30 December 2025 a couple of refugees get the ceilings of two adults."
    ),
    "a_couple_with_a_child_about_to_come_of_age": _(
        "A child of seventeen may count as an adult, and then the household cap decides."
    ),
    "a_couple_with_different_destinations": _(
        "He wants to settle in Germany and she in Syria, so each is assessed for one’s own country."
    ),
    "a_couple_with_five_children_meets_the_household_cap": _(
        "A couple with five children would exceed the household cap and is held to it."
    ),
    "a_couple_with_five_children_under_the_old_ordinance": _(
        "A couple with five children meets the ceiling for a family, and the travel costs come on top."
    ),
    "a_couple_with_four_children_is_exactly_at_the_cap": _(
        "A couple with four children comes exactly to the household cap."
    ),
    "a_couple_with_one_child": _(
        "A couple with a child of eight gets the amount for a child above the highest amount for a couple."
    ),
    "a_couple_with_temporary_protection": _("A couple with temporary protection is not covered."),
    "a_couple_with_three_children_is_under_the_household_cap": _(
        "A couple with three children stays under the household cap."
    ),
    "a_couple_with_two_children": _(
        "A couple with two children gets two amounts for children above the highest amount for a couple."
    ),
    "a_criminal_matter_is_in_the_way_for_now": _("A criminal matter is in the way until it is over."),
    "a_criminal_matter_not_told_under_the_first_wording": _(
        "A man would rather not say whether a criminal investigation is open, which counts as not told."
    ),
    "a_day_after_the_edition_was_checked": _(
        "On 15 June 2026 a change was registered that has not been read, and the answer says so."
    ),
    "a_day_more_than_twelve_months_from_a_leap_day": _(
        "A girl who comes of age on 1 March 2029 is a child on 29 February 2028."
    ),
    "a_debt_and_a_fact_not_told": _("A debt that blocks now weighs more than a fact that was not told."),
    "a_debt_to_the_student_finance_board": _("A debt to CSN is in the way for as long as it lasts."),
    "a_debtor_after_the_unread_change": _("After 15 June 2026 the warning stands on an answer about an obstacle too."),
    "a_debtor_on_the_first_day_of_the_new_ordinance": _(
        "On 1 January 2026 the same debt at Kronofogden blocks the grant."
    ),
    "a_debtor_on_the_last_day_of_the_old_ordinance": _("On 31 December 2025 a debt at Kronofogden is not in the text."),
    "a_destination_not_told_and_a_csn_debt": _("The country was not told, and a debt to CSN blocks now."),
    "a_destination_not_told_in_may": _("A woman has not decided to which country she would move."),
    "a_destination_of_greenland": _(
        "The ordinance does not say whether Greenland, a part of Denmark outside the EU, is an EU country."
    ),
    "a_destination_of_iceland": _("No grant is given for settling in Iceland."),
    "a_destination_of_liechtenstein": _("No grant is given for settling in Liechtenstein."),
    "a_destination_of_norway": _("No grant is given for settling in Norway."),
    "a_destination_of_sweden": _("Sweden is not another country to settle in."),
    "a_destination_of_switzerland": _("No grant is given for settling in Switzerland."),
    "a_destination_of_the_united_kingdom": _(
        "The United Kingdom is not an EU country, so settling there is no obstacle."
    ),
    "a_destination_that_has_not_shown_it_will_receive": _("The man cannot show that the country will receive him."),
    "a_destination_that_was_not_told": _("The country to settle in was not told."),
    "a_dual_citizen": _("A man who is both a Swedish and a Syrian citizen is a Swedish citizen."),
    "a_first_permit_from_october_2024": _("A refugee’s first permit came three weeks after the cut-off day."),
    "a_gap_in_may": _("A permit that began on the cut-off day and had a gap later is for the agency."),
    "a_gap_weighs_more_than_a_fact_not_told": _(
        "A gap between permits is for the agency, and that weighs more than a fact not told."
    ),
    "a_ground_not_told_and_settling_in_france": _(
        "The ground of the permit was not told, but settling in France excludes him anyway."
    ),
    "a_late_permit_of_a_long_term_resident": _(
        "A long-term resident with a late permit may earlier have had a ground for which no day is set."
    ),
    "a_late_permit_whose_gaps_were_not_told": _(
        "For a permit that came too late it does not matter whether there were gaps."
    ),
    "a_late_permit_whose_ground_was_not_told": _(
        "Whether a permit from 2025 came too late depends on its ground, which was not told."
    ),
    "a_late_permit_with_a_gap": _("A permit that began after the cut-off day is too late, with a gap or without."),
    "a_late_temporary_act_permanent_permit": _(
        "No day is set for permanent permits under the temporary act, so one from 2025 is for the agency."
    ),
    "a_late_upper_secondary_permanent_permit": _(
        "No day is set for permanent permits under the upper secondary school act, so one from 2025 is for the agency."
    ),
    "a_long_chain_of_ties": _("An aunt has ties to the wife, who has ties to the refugee she is married to."),
    "a_long_term_resident_in_may": _(
        "A long-term resident since 2012 is for the agency, which must ask for an earlier ground."
    ),
    "a_mother_with_ties_to_her_child": _(
        "A mother whose family permit rests on her child, who is a refugee, counts through the child."
    ),
    "a_notice_to_keep_the_permit_in_may": _(
        "A couple of whom she alone has notified a wish to keep her permit get the same sum."
    ),
    "a_notice_to_keep_the_permit_is_no_obstacle": _(
        "Having notified a wish to keep the permit is no obstacle, but the last payment waits."
    ),
    "a_notice_to_keep_the_permit_not_told": _(
        "Whether a wish to keep the permit has been notified was not told, and that decides nothing."
    ),
    "a_partner_of_seventeen": _(
        "A partner who comes of age within the year decides whether the cap for couples is met."
    ),
    "a_permanent_permit_under_the_temporary_act": _(
        "A permanent permit from 2019 under the temporary act has a ground that is listed."
    ),
    "a_permanent_permit_under_the_upper_secondary_act": _(
        "A permanent permit from 2023 under the upper secondary school act has a ground that is listed."
    ),
    "a_permit_as_quota_refugee": _("A quota refugee has a permit ground that is listed."),
    "a_permit_as_subsidiary_protection": _("A person with subsidiary protection has a permit ground that is listed."),
    "a_permit_day_not_told_in_may": _("A woman does not know since when she has had a permit."),
    "a_permit_for_exceptionally_distressing_circumstances": _(
        "A permit for exceptionally distressing circumstances has a ground that is listed."
    ),
    "a_permit_from_the_cutoff_day": _(
        "A permit held since 12 September 2024, the cut-off day itself, is early enough."
    ),
    "a_permit_from_the_day_after_the_cutoff": _(
        "A permit held since 13 September 2024, the day after the cut-off, is too late."
    ),
    "a_permit_from_the_day_before_the_cutoff": _(
        "A permit held since 11 September 2024, the day before the cut-off, is early enough."
    ),
    "a_permit_ground_not_told_in_may": _("A woman does not know on what ground she has her permit."),
    "a_permit_on_the_ground_eu_right_of_residence": _(
        "The right of residence of an EU citizen is not a ground that is listed."
    ),
    "a_permit_on_the_ground_long_term_resident": _(
        "A long-term resident may earlier have had a ground that is listed, which is for the agency."
    ),
    "a_permit_on_the_ground_other": _("A permit on some other ground is not listed."),
    "a_permit_on_the_ground_protection_after_july_2026": _(
        "Protection granted under the new EU rules is not in the wording that has been read."
    ),
    "a_permit_on_the_ground_studies": _("A permit for studies has no ground that is listed."),
    "a_permit_on_the_ground_ties_other": _("A permit through ties to a Swedish citizen has no ground that is listed."),
    "a_permit_on_the_ground_upper_secondary_temporary": _(
        "A temporary permit under the upper secondary school act has no ground that is listed."
    ),
    "a_permit_status_not_told": _("How it stands with the residence permit was not told."),
    "a_permit_status_of_expired": _("A refugee whose permit has expired has no permit now."),
    "a_permit_status_of_first_application_pending": _("A person who waits for a first permit has no permit now."),
    "a_permit_status_of_none": _("A person without a permit and without an application is not covered."),
    "a_permit_status_of_renewal_pending": _(
        "The ordinance does not say whether waiting for an extended permit is enough."
    ),
    "a_permit_that_has_expired_in_may": _("A woman whose permit as a refugee has run out is not covered now."),
    "a_permit_whose_first_day_was_not_told": _("Since when the permit has been held was not told."),
    "a_permit_whose_ground_was_not_told": _("The ground of the permit was not told."),
    "a_permit_with_a_gap": _("A permit held since 2016 but with a gap is for the agency."),
    "a_person_from_ukraine_with_temporary_protection": _(
        "A woman from Ukraine with temporary protection is not covered."
    ),
    "a_quota_refugee_on_the_cutoff_day": _("A quota refugee got the first permit on the cut-off day itself."),
    "a_refugee_and_a_spouse_with_ties": _("A spouse with a family permit from 2019 counts through the refugee."),
    "a_refugee_granted_who_settled_in_sweden_again": _(
        "A woman who was granted and has settled in Sweden again cannot be granted a second time."
    ),
    "a_refugee_mother_and_her_swedish_daughter": _(
        "A Swedish daughter is not covered, and her mother is assessed alone."
    ),
    "a_refugee_who_has_already_moved": _("A refugee who moved in January 2026 no longer lives in Sweden."),
    "a_refugee_who_wants_to_settle_in_germany": _("A refugee wants to settle in Germany, which is another EU country."),
    "a_refugee_who_was_granted_before": _("A grant under the old ordinance in 2019 stands in the way for good."),
    "a_refusal_and_a_debt": _(
        "A man who was refused and has a debt belongs to other rules, whatever becomes of the debt."
    ),
    "a_refused_adult_belongs_to_another_scheme": _("A single adult who was refused a permit belongs to other rules."),
    "a_refused_family_belongs_to_another_scheme": _(
        "A couple and two children who were refused meet the cap for a family in the other scheme."
    ),
    "a_refused_woman_in_may": _(
        "A woman who was refused a permit belongs to other rules, and the estimate is that of one adult."
    ),
    "a_renewal_pending_and_a_debt": _("A debt that blocks now weighs more than what is for the agency."),
    "a_renewal_pending_and_a_previous_grant_not_told": _(
        "A pending renewal is for the agency, and that weighs more than an earlier grant not told."
    ),
    "a_renewal_pending_in_may": _("A woman has applied to extend her permit and waits, which is for the agency."),
    "a_researcher": _("A researcher’s permit has no ground that is listed."),
    "a_sentence_that_has_been_served": _("A sentence served in 2023 is not in the way any more."),
    "a_single_parent_with_eleven_children": _("A single parent with eleven children is held to the household cap."),
    "a_single_parent_with_four_children": _(
        "For a single parent with four children the cap for couples plays no part."
    ),
    "a_single_parent_with_nine_children": _("A single parent with nine children stays under the household cap."),
    "a_single_parent_with_one_child": _("A single parent gets the amount for a child besides that for an adult."),
    "a_single_parent_with_ten_children": _("A single parent with ten children comes exactly to the household cap."),
    "a_single_parent_with_three_children": _("A single parent with three children is paid in three parts."),
    "a_single_parent_with_two_children": _("A single parent with two children gets three amounts, and no cap is near."),
    "a_single_refugee": _("A single refugee with a permit from 2016 meets every condition that can be tried."),
    "a_sister_with_ties_to_her_brother": _(
        "The ordinance asks for ties and one household, so a sister with ties to her brother counts."
    ),
    "a_spouse_with_a_ground_of_her_own_beside_an_excluded_man": _(
        "A wife who is a refugee herself does not depend on her husband, who has no permit."
    ),
    "a_spouse_with_ties_to_an_excluded_person": _(
        "A spouse with ties to a man whose permit came too late is not covered either."
    ),
    "a_stay_that_is_not_meant_to_last": _("A man who means to come back does not settle permanently."),
    "a_swedish_citizen": _("A Swedish citizen is not covered, whatever else is told."),
    "a_temporary_act_permit_on_the_cutoff_day": _(
        "A permanent permit under the temporary act since the cut-off day is early enough on either reading."
    ),
    "a_tied_childs_late_permit": _("A child with a first permit from 2025 is not covered through the father."),
    "a_wife_with_a_permit_of_her_own_after_a_husband_gone_ahead": _(
        "A wife has a permit of her own, and what her husband was granted before he left may count against the caps."
    ),
    "a_worker_after_the_unread_change": _("In November 2026 the warning stands also where nobody is covered."),
    "a_worker_with_a_permanent_permit": _("A worker with a permanent permit has no ground that is listed."),
    "an_early_permit_whose_gaps_were_not_told": _(
        "For an early permit it matters whether there was a gap, and that was not told."
    ),
    "an_exclusion_weighs_more_than_a_debt": _("What excludes a person weighs more than a debt that can be paid."),
    "an_unclear_household_and_a_debt": _(
        "In an unclear household the sum without obstacles is counted without the household cap."
    ),
    "an_unclear_household_at_the_cap": _(
        "With four children an unclear household makes no difference, for the sum is exactly the cap."
    ),
    "an_unclear_household_of_a_couple_and_a_grown_child": _(
        "Whether a grown child belongs to the couple’s household cannot be told, so the sum is a range."
    ),
    "an_unclear_household_over_the_cap": _(
        "With five children and an unclear household, the household cap holds only for the lower sum."
    ),
    "an_unclear_household_under_the_cap": _(
        "With three children an unclear household makes no difference, for the sum is under the cap."
    ),
    "an_unclear_household_under_two_names": _(
        "Whether a brother and sister who live apart are one household cannot be told."
    ),
    "an_unclear_household_with_ties": _(
        "When the household is unclear, it is for the agency whether a spouse with ties belongs to it."
    ),
    "an_upper_secondary_permit_the_day_after_the_cutoff": _(
        "A permanent permit under the upper secondary school act from the day after the cut-off is for the agency."
    ),
    "born_on_a_leap_day": _("A person born on 29 February comes of age on 28 February."),
    "born_on_a_leap_day_and_not_yet_of_age": _("On 27 February a girl born on 29 February is not yet of age."),
    "born_on_a_leap_day_and_of_age": _("On 1 March a woman born on 29 February is of age."),
    "both_debts_not_told_under_the_first_wording": _("A man does not know whether he has debts at CSN or Kronofogden."),
    "british_islands_outside_the_eu": _(
        "The United Kingdom, Gibraltar, Jersey, Guernsey and the Isle of Man are outside the EU."
    ),
    "candidates_for_membership_in_the_eu": _(
        "Countries that have applied to join the EU, such as Ukraine, Serbia and Albania, are not EU countries."
    ),
    "citizenship_not_told": _("Whether the man is a Swedish citizen was not told."),
    "citizenship_not_told_and_an_expired_permit": _(
        "Citizenship was not told, but without a permit the man is not covered anyway."
    ),
    "cohabiting_partners": _("Two refugees who live together without being married meet the same cap as spouses."),
    "countries_that_many_come_from": _(
        "Iraq, Somalia, Afghanistan, Eritrea, Iran, Turkey and Bosnia and Herzegovina are not excluded."
    ),
    "countries_with_disputed_status": _(
        "Kosovo, Palestine, Taiwan and Western Sahara are other countries or areas that the section does not name."
    ),
    "deadlines_after_a_grant": _(
        "Whoever is granted must leave within twelve months and waits fifteen months for the last payment."
    ),
    "distressing_circumstances_a_day_late": _(
        "A permit for exceptionally distressing circumstances came a day too late."
    ),
    "dutch_parts_in_the_caribbean": _(
        "The ordinance does not say whether the Dutch islands in the Caribbean count as the Netherlands."
    ),
    "duties_after_a_grant": _(
        "Whoever applies answers on honour and conscience, reports changes and asks for the later payments."
    ),
    "eighteen_in_a_year_and_a_day_in_may": _("A boy who comes of age a day after the twelve months counts as a child."),
    "eighteen_in_a_year_in_may": _("A boy who comes of age on the last of the twelve months may count as either."),
    "eighteen_in_a_year_less_a_day_in_may": _("A girl who comes of age in a year less a day may count as either."),
    "eighteen_since_yesterday_in_may": _("A woman who came of age yesterday counts as an adult."),
    "eighteen_today_in_may": _("A woman who was born eighteen years ago to the day counts as an adult."),
    "eighteen_tomorrow_in_may": _(
        "Whether a girl who comes of age the day after the question counts as an adult is for the agency."
    ),
    "eu_countries_from_austria_to_denmark": _(
        "Settling in Austria, Belgium, Bulgaria, Cyprus, Czechia, Germany or Denmark is settling in an EU country."
    ),
    "eu_countries_from_estonia_to_croatia": _(
        "Settling in Estonia, Spain, Finland, France, Greece or Croatia is settling in an EU country."
    ),
    "eu_countries_from_hungary_to_malta": _(
        "Settling in Hungary, Ireland, Italy, Lithuania, Luxembourg, Latvia or Malta is settling in an EU country."
    ),
    "eu_countries_from_the_netherlands_to_slovakia": _(
        "Settling in the Netherlands, Poland, Portugal, Romania, Slovenia or Slovakia is settling in an EU country."
    ),
    "every_block_at_once": _("Debts at both places and a criminal matter are three obstacles, and each must go."),
    "french_parts_overseas": _(
        "The ordinance does not say whether the parts of France overseas with a code of their own count as France."
    ),
    "further_french_parts_overseas": _("The same holds for the smaller French islands and New Caledonia."),
    "gaps_not_told_in_may": _("Whether a permit since the cut-off day has had gaps was not told."),
    "microstates_that_no_list_names": _(
        "Andorra, Monaco, San Marino and the Vatican are neither EU countries nor named."
    ),
    "new_eu_protection_with_a_late_permit": _(
        "Protection under the new EU rules with a first permit from August 2026 is too late."
    ),
    "no_criminal_matter_not_met_in_may": _(
        "A woman who has been charged by a prosecutor has an obstacle until the charge is tried."
    ),
    "no_criminal_matter_not_told_in_may": _(
        "The woman would rather not say whether there is a criminal matter, which counts as not told."
    ),
    "no_csn_debt_not_met_in_may": _("A student loan at CSN is a debt even when nothing is overdue."),
    "no_csn_debt_not_told_in_may": _("Whether the woman has a debt to CSN was not told."),
    "no_enforcement_debt_not_met_in_may": _("A parking fine that has gone to Kronofogden is a debt that blocks."),
    "no_enforcement_debt_not_told_in_may": _("Whether the woman has a debt at Kronofogden was not told."),
    "no_matter_on_the_first_day_of_the_second_wording": _(
        "On 15 April 2026 the amended section 8 changes nothing for a man without a criminal matter."
    ),
    "no_previous_grant_not_met_in_may": _("A woman who was granted in January 2026 cannot be granted again."),
    "no_previous_grant_not_told_in_may": _("Whether the woman has been granted before was not told."),
    "nordic_parts_of_countries": _(
        "The ordinance does not say whether Åland, the Faroe Islands, Greenland or Svalbard count as the country they belong to."
    ),
    "nothing_was_told": _("A person of whom nothing was told is not refused, only not known."),
    "nothing_was_told_in_may": _("Of a couple nothing was told but that they are a couple, and nothing is ruled out."),
    "one_household_at_its_cap_and_a_brother_apart": _(
        "A family at the household cap leaves the cap of a brother’s own household untouched."
    ),
    "other_debts_do_not_matter": _("A bank loan that is not at Kronofogden, and an income of her own, change nothing."),
    "over_the_household_cap_with_a_debt_in_it": _(
        "A family over the household cap loses less by one debt than the amount for an adult."
    ),
    "own_means_on_the_first_day_of_the_new_ordinance": _("On 1 January 2026 savings of one’s own no longer matter."),
    "own_means_on_the_last_day_of_the_old_ordinance": _(
        "On 31 December 2025 savings of one’s own are still in the way."
    ),
    "payments_that_may_be_stopped": _(
        "A new debt, a ground for repayment or a practical obstacle may stop what is left to pay."
    ),
    "received_in_destination_not_met_in_may": _(
        "A woman without a passport cannot show that the country will receive her."
    ),
    "received_in_destination_not_told_in_may": _(
        "Whether the woman can show that the country will receive her was not told."
    ),
    "repayment_and_relief": _(
        "Staying too long, settling in Sweden again or wrong information leads to repayment, which may be eased."
    ),
    "resident_in_sweden_not_met_in_may": _("A woman who has moved to Turkey does not live in Sweden."),
    "resident_in_sweden_not_told_in_may": _("Whether the woman lives in Sweden now was not told."),
    "security_detention_counts_from_april_2026": _(
        "From 15 April 2026 security detention stands in the way as a prison sentence does."
    ),
    "settles_permanently_not_met_in_may": _("A woman who wants to try for a season does not settle permanently."),
    "settles_permanently_not_told_in_may": _(
        "Whether the woman means to settle permanently was not told, and nobody has to say it."
    ),
    "settling_in_germany_on_the_last_day_of_the_old_ordinance": _(
        "On 31 December 2025 the text does not ask which country, so Germany is no obstacle."
    ),
    "spouses_apart_one_in_a_full_household": _(
        "What the household cap takes from spouses who live apart is not taken twice."
    ),
    "spouses_apart_the_other_in_a_full_household": _(
        "The caps give the same sum whichever of the spouses is named first."
    ),
    "spouses_apart_with_a_child_each": _(
        "Spouses who live apart with a child each share the cap for couples, and each child counts."
    ),
    "spouses_who_live_apart_share_one_cap": _("The cap for spouses does not ask where they live."),
    "subsidiary_protection_a_day_late": _("A person with subsidiary protection got the first permit a day too late."),
    "support_under_the_other_scheme_is_no_previous_grant": _("Re-establishment support in 2015 is no earlier grant."),
    "the_day_after_the_second_wording_began": _(
        "On 16 April 2026 a man in security detention has an obstacle until it has been served."
    ),
    "the_family_of_somebody_who_went_ahead": _(
        "A wife and child lived with the man until he was granted and left, and may follow if the agency agrees."
    ),
    "the_first_day_of_the_new_ordinance": _("On 1 January 2026 the new ordinance applies."),
    "the_first_day_of_the_old_wording": _(
        "On 1 January 2010 the old ordinance applied in the wording that has been read."
    ),
    "the_four_countries_named_beside_the_eu": _(
        "Norway, Iceland, Liechtenstein and Switzerland are named beside the EU countries."
    ),
    "the_last_day_of_the_first_wording": _(
        "On 14 April 2026 section 8 is read in its first wording, which names prison."
    ),
    "the_last_day_of_the_old_ordinance": _(
        "On 31 December 2025 the old ordinance still applies, and the whole sum is paid at departure."
    ),
    "the_last_day_the_edition_was_checked": _("On 14 June 2026 the ordinance is known as it stands."),
    "the_old_ordinance_and_a_birth_not_told": _(
        "A refugee whose birth was not told may have the ceiling of a child or of an adult."
    ),
    "the_old_ordinance_and_a_child_under_eighteen": _("A child under eighteen is let in beside an entitled father."),
    "the_old_ordinance_and_a_child_who_comes_of_age_today": _(
        "A child who comes of age today is another relative, for whom special grounds are needed."
    ),
    "the_old_ordinance_and_a_child_who_comes_of_age_tomorrow": _(
        "A child who comes of age tomorrow is let in as a child, and the ceiling may be that of an adult."
    ),
    "the_old_ordinance_and_a_child_whose_birth_was_not_told": _(
        "A child whose birth was not told is let in as a child, or as a grown relative on special grounds."
    ),
    "the_old_ordinance_and_a_cohabiting_partner": _(
        "A cohabiting partner is let in only on special grounds, which the agency judges."
    ),
    "the_old_ordinance_and_a_cohabiting_partner_elsewhere": _(
        "A partner who lives in another household is not let in, even on special grounds."
    ),
    "the_old_ordinance_and_a_couple_in_the_middle_of_the_ceiling": _(
        "Under the old ordinance there is no cap for couples."
    ),
    "the_old_ordinance_and_a_family_at_the_ceiling": _(
        "A couple with four children comes exactly to the ceiling for a family."
    ),
    "the_old_ordinance_and_a_family_under_the_ceiling": _(
        "A couple with three children stays under the ceiling for a family."
    ),
    "the_old_ordinance_and_a_first_application_pending": _(
        "A man who waited for a first permit had not yet been granted one."
    ),
    "the_old_ordinance_and_a_girl_who_comes_of_age_in_twelve_months": _(
        "A girl who comes of age in exactly twelve months from May 2025 may count as either."
    ),
    "the_old_ordinance_and_a_girl_who_comes_of_age_in_twelve_months_and_a_day": _(
        "A girl who comes of age a day later than that is a child."
    ),
    "the_old_ordinance_and_a_ground_not_told": _("On what ground the permit was granted was not told in May 2025."),
    "the_old_ordinance_and_a_grown_child": _("A grown child is let in only on special grounds, as another relative."),
    "the_old_ordinance_and_a_late_permit": _("A permit from 2025 is early enough, for the old ordinance sets no day."),
    "the_old_ordinance_and_a_leap_day_birth_beyond_twelve_months": _(
        "On 27 February 2025 the same girl is a child, for she comes of age in a year and a day."
    ),
    "the_old_ordinance_and_a_leap_day_birth_within_twelve_months": _(
        "On 28 February 2025 a girl born on 29 February 2008 comes of age in exactly twelve months."
    ),
    "the_old_ordinance_and_a_long_term_resident": _(
        "Whether a long-term resident had an earlier ground is for the agency under the old ordinance too."
    ),
    "the_old_ordinance_and_a_permit_status_not_told": _("How it stood with the permit in May 2025 was not told."),
    "the_old_ordinance_and_a_previous_grant": _("A grant under the old ordinance is given once to each person."),
    "the_old_ordinance_and_a_previous_grant_not_told": _("Whether a grant was given before May 2025 was not told."),
    "the_old_ordinance_and_a_quota_refugee": _("A quota refugee without means is in the circle of the old ordinance."),
    "the_old_ordinance_and_a_relation_not_told": _("What the woman is to the entitled man was not told."),
    "the_old_ordinance_and_a_relative_elsewhere": _(
        "An aunt who lives in another household is not let in beside the entitled man."
    ),
    "the_old_ordinance_and_a_relative_in_an_unclear_household": _(
        "Whether an aunt lives in the household cannot be told, so the agency judges it."
    ),
    "the_old_ordinance_and_a_relative_with_a_ground_of_her_own": _(
        "An aunt who is a refugee herself needs no special grounds."
    ),
    "the_old_ordinance_and_a_renewal_pending": _(
        "A man who waited for an extension had been granted a permit, which is what the old ordinance asks."
    ),
    "the_old_ordinance_and_a_spouse": _("A spouse is let in whatever her own permit is for."),
    "the_old_ordinance_and_a_spouse_granted_before": _(
        "A wife who was granted before is kept out alone, and her husband is not."
    ),
    "the_old_ordinance_and_a_spouse_of_somebody_excluded": _(
        "A spouse of a man who is not entitled is not let in through him."
    ),
    "the_old_ordinance_and_a_spouse_of_somebody_refused": _(
        "A wife without a permit of her own shares the outcome of a man who has been refused."
    ),
    "the_old_ordinance_and_a_spouse_of_somebody_whose_means_were_not_told": _(
        "A wife let in beside her husband shares what is not known of his means."
    ),
    "the_old_ordinance_and_a_swedish_citizen": _("A Swedish citizen is not covered by the old ordinance."),
    "the_old_ordinance_and_a_travel_cost_of_nothing": _("A travel cost told as nothing adds nothing."),
    "the_old_ordinance_and_a_worker": _("A worker is outside the circle of the old ordinance."),
    "the_old_ordinance_and_an_expired_permit": _(
        "The old ordinance does not say whether a permit that has expired is enough."
    ),
    "the_old_ordinance_and_an_unclear_family": _(
        "Whether five grown siblings are one family cannot be told, so the ceiling holds only for the lower sum."
    ),
    "the_old_ordinance_and_citizenship_not_told": _(
        "Whether a quota refugee is a Swedish citizen by now was not told in May 2025."
    ),
    "the_old_ordinance_and_debts": _(
        "The old ordinance does not read debts, an EU destination, a criminal matter or the day of the permit."
    ),
    "the_old_ordinance_and_exceptionally_distressing_circumstances": _(
        "A permit for exceptionally distressing circumstances is in the circle of the old ordinance."
    ),
    "the_old_ordinance_and_five_adults_over_the_ceiling": _(
        "Five grown siblings are held to the ceiling for a family."
    ),
    "the_old_ordinance_and_four_adults_at_the_ceiling": _(
        "Four grown siblings come exactly to the ceiling for a family."
    ),
    "the_old_ordinance_and_means_not_told": _("Whether the man lacks means for the journey was not told."),
    "the_old_ordinance_and_means_of_ones_own": _(
        "A man who can pay for the journey himself gets nothing under the old ordinance."
    ),
    "the_old_ordinance_and_no_appeal": _(
        "Under the old ordinance no decision may be appealed, and nothing is said of repayment."
    ),
    "the_old_ordinance_and_no_permit": _("A man without a permit was outside the circle of the old ordinance."),
    "the_old_ordinance_and_nothing_told": _(
        "A person of whom nothing was told in May 2025 is not known, and not refused."
    ),
    "the_old_ordinance_and_reception_not_shown": _(
        "Under the old ordinance too, reception in the country must be shown."
    ),
    "the_old_ordinance_and_reception_not_told": _("Whether reception could be shown in May 2025 was not told."),
    "the_old_ordinance_and_somebody_refused": _(
        "A person who was refused belongs to other rules under the old ordinance too."
    ),
    "the_old_ordinance_and_subsidiary_protection": _(
        "A person with subsidiary protection is in the circle of the old ordinance."
    ),
    "the_old_ordinance_and_the_temporary_act": _(
        "A permit under the temporary act is outside the circle of the old ordinance."
    ),
    "the_old_ordinance_and_ties_to_a_refugee": _(
        "A woman with ties to a refugee is in the circle of the old ordinance by her own permit."
    ),
    "the_old_ordinance_and_ties_to_a_swede": _(
        "Ties to a Swedish citizen are outside the circle of the old ordinance."
    ),
    "the_old_ordinance_and_ties_to_somebody_outside_the_circle": _(
        "Ties to a worker are outside the circle of the old ordinance."
    ),
    "the_old_ordinance_and_ties_to_somebody_whose_citizenship_was_not_told": _(
        "Whether the woman’s ties are to a foreigner or to a Swede was not told."
    ),
    "the_old_ordinance_and_ties_to_somebody_with_ties": _(
        "Ties to a woman who has ties herself do not reach the circle of the old ordinance."
    ),
    "the_old_ordinance_and_travel_costs_above_the_ceiling": _(
        "Travel costs that were told are added above the ceiling, and none is then missing."
    ),
    "the_old_ordinance_and_two_families_in_two_households": _(
        "A family at its ceiling and a brother in a household of his own are counted apart."
    ),
    "the_temporary_act_on_the_first_day_of_the_new_ordinance": _(
        "On 1 January 2026 permanent permits under the temporary act come into the circle."
    ),
    "three_siblings_in_one_household": _("Three grown siblings in one household meet the household cap."),
    "ties_from_the_cutoff_day": _("A family permit held since the cut-off day itself is early enough."),
    "ties_from_the_day_after_the_cutoff": _("A family permit held since the day after the cut-off is too late."),
    "ties_in_a_circle": _("Two people whose ties are only to each other lead to nobody with a listed ground."),
    "ties_in_a_circle_of_three": _("Three siblings whose ties lead in a circle reach nobody with a listed ground."),
    "ties_in_an_unclear_household_in_may": _(
        "Whether a grown son with ties belongs to his mother’s household cannot be told."
    ),
    "ties_in_another_household": _("Ties to a husband who lives in another household are not enough."),
    "ties_of_ones_own_debt": _("A spouse with ties has a debt of her own, which stands in her way alone."),
    "ties_through_the_partner": _(
        "A child’s ties are to a refugee’s Swedish husband, told as ties through the partner."
    ),
    "ties_to_a_long_term_resident": _(
        "Ties to a long-term resident may be ties to a listed ground, which is for the agency."
    ),
    "ties_to_a_partner_outside_the_file": _(
        "A child’s ties are to the refugee’s partner, of whom nothing else was told, and that is enough."
    ),
    "ties_to_a_refugee_who_became_a_swede": _(
        "A refugee who has become a Swedish citizen no longer entitles a wife with ties to him."
    ),
    "ties_to_a_student_in_may": _("Ties to a student are not ties to a person with a listed ground."),
    "ties_to_a_swede_married_to_a_refugee_in_debt": _(
        "A child’s ties to a Swede reach his wife, a refugee in debt, and so does her obstacle."
    ),
    "ties_to_a_swede_married_to_a_refugee_who_is_excluded": _(
        "A child’s ties to a Swede reach his wife, a refugee whose permit came too late, and entitle nobody."
    ),
    "ties_to_a_swede_whose_wifes_citizenship_was_not_told": _(
        "Whether the wife of the Swede to whom the child has ties is a foreigner was not told."
    ),
    "ties_to_a_worker": _("Ties to a worker are not ties to a person with a listed ground."),
    "ties_to_a_worker_whose_refugee_wife_lives_apart": _(
        "A child’s ties to a worker rest on his wife, a refugee, so the child must live with her."
    ),
    "ties_to_nobody_told": _("To whom the woman has ties was not told."),
    "ties_to_nobody_told_in_may": _("A woman with family ties does not say to whom, so nothing about them is settled."),
    "ties_to_somebody_apart": _("A grown son with ties to his mother lives in a household of his own."),
    "ties_to_somebody_apart_who_may_have_left": _(
        "The husband has another household, and whether he has left Sweden was not told."
    ),
    "ties_to_somebody_charged": _("A child with ties to a father who has been charged has his obstacle."),
    "ties_to_somebody_granted_who_may_have_left": _(
        "A husband was granted before, and whether he has left Sweden was not told."
    ),
    "ties_to_somebody_granted_who_never_left": _(
        "A husband was granted under an earlier ordinance and lives in Sweden, so he entitles nobody."
    ),
    "ties_to_somebody_in_debt": _(
        "A wife with ties to a man in debt has his obstacle, and both are free of it when he has paid."
    ),
    "ties_to_somebody_left_to_the_agency": _("Ties to a man whose case is for the agency are for the agency too."),
    "ties_to_somebody_refused": _("A wife with ties to a man who has been refused shares his outcome."),
    "ties_to_somebody_refused_in_may": _("A child with ties to a mother who has been refused shares her outcome."),
    "ties_to_somebody_settling_in_an_eu_country": _(
        "A wife with ties to a man who wants to settle in Italy is not covered through him."
    ),
    "ties_to_somebody_unknown": _("Ties to a man about whom a fact is missing are not settled either."),
    "ties_to_somebody_who_left_and_may_have_been_granted": _(
        "A husband has left Sweden, and whether he was granted was not told."
    ),
    "ties_to_somebody_who_left_without_a_grant": _("A husband who left Sweden without a grant entitles nobody."),
    "ties_to_somebody_who_went_ahead": _(
        "A husband was granted and has left, and whether the wife may follow is for the agency."
    ),
    "ties_to_somebody_whose_citizenship_was_not_told": _(
        "A debt matters for the child’s ties if he is a refugee, not if he is a Swede, and that was not told."
    ),
    "ties_to_somebody_whose_debts_were_not_told": _("Ties to a man whose debts were not told are not settled."),
    "ties_to_somebody_whose_ground_was_not_told": _(
        "He has a debt, and whether the child’s ties go through him or through his wife was not told."
    ),
    "ties_to_somebody_whose_renewal_is_pending": _(
        "Ties to a man who waits for an extended permit are for the agency, as he is."
    ),
    "ties_to_the_partner_of_a_refugee": _("A child’s ties are to a refugee’s Swedish husband, told as ties to him."),
    "ties_to_the_worker_a_refugee_is_married_to": _(
        "Ties to a worker count when he is married to a refugee, for they are ties to her spouse."
    ),
    "ties_with_a_gap": _("A family permit with a gap is for the agency."),
    "turning_eighteen_in_a_year_and_a_day": _("A girl who comes of age in a year and a day counts as a child."),
    "turning_eighteen_in_exactly_a_year": _("A girl who comes of age in exactly twelve months may count as either."),
    "turning_eighteen_on_the_day": _("A girl who comes of age today counts as an adult."),
    "turning_eighteen_the_day_after": _("A girl who comes of age tomorrow may count as either."),
    "twelve_months_from_a_leap_day": _(
        "Twelve months after 29 February 2028 end on 28 February 2029, the day this girl comes of age."
    ),
    "two_adults_who_are_no_couple_meet_the_household_cap": _(
        "A brother and sister in one household meet the household cap, and no cap for couples."
    ),
    "two_children_of_a_parent_not_covered": _(
        "Two children who are refugees are counted though the father’s permit is for work."
    ),
    "two_couples_in_one_household": _(
        "Two couples in one household meet the cap for couples twice and then the household cap."
    ),
    "two_couples_in_two_households": _("Two couples in a household each get the highest amount for a couple twice."),
    "two_days_before_the_unread_change": _("On 13 June 2026 the answer carries no warning."),
    "two_siblings_in_households_of_their_own": _("Two grown siblings who live apart get the amount for an adult each."),
    "what_follows_a_grant_under_the_first_wording": _("Under the first wording the same follows a grant."),
    "what_may_be_appealed": _("A refusal and a waiver may not be appealed, and the other decisions may."),
}
