"""The words of the conversation guide. What a client sees is in `say`, `ask` and `back`, and is shown in two languages.

Nobody is persuaded: no amount, no deadline, nothing that others have chosen, and to stay is asked about before to move.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from eligibility.wording import Text
from portal.casework.models import GuidePart

TEACH_BACK: Text = _("I want to know whether I have explained it well.")
"""Stands before each request to say it back: what is tried is the explanation, not the person."""

_COUNSELLING: Text = _("Statskontoret 2022:1, sections 4.9.4 and 5.8: inform, explain and listen.")
_TRUST: Text = _("NTG 2007: time, trust, clarity, accessibility and faith in the future.")
_PLAN: Text = _("NTG 2007, the model of an individual plan (CCM).")
_OURS: Text = _("Our own addition; the reports do not have it.")


@dataclass(frozen=True, kw_only=True)
class PartOfGuide:
    """One part. `slug` is its word in addresses.

    `say` are sentences to begin with, `ask` open questions, `back` asks to hear it in the person's own words; the
    client sees these. `purpose` and `leave_out` are for the worker.
    """

    part: GuidePart
    slug: str
    title: Text
    purpose: Text
    say: tuple[Text, ...] = ()
    ask: tuple[Text, ...]
    back: Text
    leave_out: tuple[Text, ...]
    sources: tuple[Text, ...]


PARTS = (
    PartOfGuide(
        part=GuidePart.PURPOSE,
        slug="syfte",
        title=_("What the talk is for, and who decides"),
        purpose=_("Before anything else the person knows what the talk is for, who decides, and what is written down."),
        say=(
            _("This talk is voluntary. You can stop whenever you like, without saying why."),
            _("The Swedish Migration Agency decides on the grant. We inform, and help you to prepare."),
            _("Nothing you say here is a condition for support from the municipality."),
            _("What you tell is covered by secrecy. We write down only what is needed, and you may read it."),
        ),
        ask=(
            _("What do you want to know before we go on?"),
            _("Is the language right, and do you feel safe with the interpreter?"),
        ),
        back=_("In your own words: who decides, and what happens if you stop?"),
        leave_out=(
            _("Do not tell what others in the same situation have chosen."),
            _("Do not begin with the money."),
        ),
        sources=(_COUNSELLING, _TRUST),
    ),
    PartOfGuide(
        part=GuidePart.OWN_QUESTION,
        slug="egen-fraga",
        title=_("Your own question"),
        purpose=_("The talk is about what the person came for. Answer that first, and no more than was asked."),
        ask=(
            _("What do you most want to know today?"),
            _("What have you heard or read about this already?"),
        ),
        back=_("I will say your question in my words. Have I understood it?"),
        leave_out=(
            _("Do not ask why the person came to Sweden. It is not needed, and it is not written down."),
            _("Do not go through everything because it is on the list."),
        ),
        sources=(_COUNSELLING,),
    ),
    PartOfGuide(
        part=GuidePart.RULES,
        slug="regler",
        title=_("Where you stand, and what the rules say"),
        purpose=_(
            "The person understands the rules for her or his own part, what is given up first. Read the pages together."
        ),
        say=(
            _("First what you leave: your right to health care, school and insurance in Sweden ends when you move."),
            _("The residence permit can end too. If you settle in Sweden again, you may have to pay the grant back."),
            _("Our assessment is no decision. The Swedish Migration Agency can come to another answer."),
        ),
        ask=(
            _("Which residence permit do you have, and since when?"),
            _("What in the rules is unclear to you?"),
        ),
        back=_("In your own words: what would you leave, and who decides about the grant?"),
        leave_out=(
            _("Never say an amount without saying, just as clearly, what is given up and who decides."),
            _("Do not guess. What we do not know, we say that we do not know."),
        ),
        sources=(
            _("Statskontoret 2022:1, section 4.9.4: to understand what a decision means is often the key."),
            _OURS,
        ),
    ),
    PartOfGuide(
        part=GuidePart.REASONS,
        slug="skal",
        title=_("What speaks for, what speaks against, what you do not know"),
        purpose=_("The person sorts her or his own reasons. You listen, and write nothing of it down."),
        say=(_("To stay, to move and to wait are all choices you can make. None of them is wrong."),),
        ask=(
            _("What speaks for staying?"),
            _("What speaks for moving?"),
            _("What do you not know yet?"),
        ),
        back=_("What would you want to find out before you decide anything?"),
        leave_out=(
            _("Do not weigh the reasons, and do not add any of your own."),
            _("Do not write down the reasons, nor which way the person leans."),
        ),
        sources=(
            _("Statskontoret 2022:1, section 3.3.2, and Noll in NTG 2007: what decides is the person’s own view."),
        ),
    ),
    PartOfGuide(
        part=GuidePart.FAMILY,
        slug="familj",
        title=_("The family: each adult alone, and the children’s own view"),
        purpose=_(
            "Each adult decides alone and is heard alone. Children are asked; the worksheet about the child helps."
        ),
        say=(
            _("Each adult decides alone. Nobody can say yes or no for another."),
            _("What you say here we do not pass on to your family."),
            _("Children have the right to know what is happening and to say what they think."),
        ),
        ask=(
            _("Who is concerned if you move, and who would stay?"),
            _("What do your children know, and what do they say themselves?"),
            _("Can you decide about this freely?"),
        ),
        back=_("In your own words: who decides about you, and who decides about your children?"),
        leave_out=(
            _("Do not let one adult answer for another, and no child or relative interpret."),
            _(
                "Do not ask whether the person can decide freely unless you are alone. "
                "Is anything not safe, stop and help."
            ),
        ),
        sources=(_("The Convention on the Rights of the Child, article 12."), _OURS),
    ),
    PartOfGuide(
        part=GuidePart.DOCUMENTS,
        slug="dokument-och-tid",
        title=_("Papers and time"),
        purpose=_("The person sees which papers are needed and how long they take, without having to decide anything."),
        say=(
            _("You can get many papers without having decided anything."),
            _("Are you afraid of the country’s authorities? Then talk with a lawyer before you contact its embassy."),
        ),
        ask=(
            _("Which papers do you have, and how long are they valid?"),
            _("What takes the longest, and what do you need help with?"),
        ),
        back=_("In your own words: which paper comes first, and who issues it?"),
        leave_out=(
            _("Do not set a day for the person, and do not count down."),
            _("Do not contact an embassy or anybody else for the person without a yes in writing."),
        ),
        sources=(_("Statskontoret 2022:1, section 3.3.3: papers that are in place early spare time."),),
    ),
    PartOfGuide(
        part=GuidePart.START,
        slug="forsta-tiden",
        title=_("The first time in another country"),
        purpose=_(
            "The person thinks through the first month in practice: a roof, a living, school, health, somebody to call."
        ),
        say=(_("These are questions to think about. You need no answer to any of them today."),),
        ask=(
            _("Where would you sleep the first month?"),
            _("What would you live on?"),
            _("How would you get health care, medicine and school?"),
            _("Who would meet you, and whom could you call?"),
        ),
        back=_("Which of these is not solved yet?"),
        leave_out=(
            _("Do not make it sound easier or harder than what is known."),
            _("Do not write down addresses or relatives abroad."),
        ),
        sources=(_PLAN,),
    ),
    PartOfGuide(
        part=GuidePart.RISKS,
        slug="risker",
        title=_("What can go wrong, and what would make you stop"),
        purpose=_(
            "The person has thought of what can go wrong before anything is handed in, and knows what would make "
            "her or him stop."
        ),
        say=(
            _("We talk about what can go wrong with everybody."),
            _("When you have moved, the law gives you no right to change your mind and have everything back."),
        ),
        ask=(
            _("What could go wrong?"),
            _("What would make you stop?"),
            _("Do you want to talk with a lawyer before you go on?"),
        ),
        back=_("In your own words: what happens if you have moved and change your mind?"),
        leave_out=(
            _(
                "Do not ask about persecution or about the grounds for asylum. "
                "Is the person afraid, show the way to a lawyer."
            ),
            _("Do not play a risk down, and do not frighten."),
        ),
        sources=(_("Noll in NTG 2007: information that is true to life, also about what is hard."), _OURS),
    ),
    PartOfGuide(
        part=GuidePart.REFLECTION,
        slug="betanketid",
        title=_("Time to think"),
        purpose=_("The person knows that there is no hurry from us, and how to take back what was said."),
        say=(
            _("You need not decide today. We set no deadline."),
            _("A yes that you give here you can take back, whenever you like and without saying why."),
        ),
        ask=(
            _("How much time do you want?"),
            _("With whom would you like to talk meanwhile?"),
            _("What would you like to read again, and in which language?"),
        ),
        back=_("In your own words: what happens if you do nothing?"),
        leave_out=(
            _("Do not ask for an answer today, and do not call to remind."),
            _("Do not write down that the person hesitates or wants to wait."),
        ),
        sources=(_OURS,),
    ),
    PartOfGuide(
        part=GuidePart.NEXT_STEP,
        slug="nasta-steg",
        title=_("The next step is yours"),
        purpose=_("If there is a next step, it is one that the person has chosen. Nothing is a good answer too."),
        say=(_("The next step is yours. It can be that nothing happens."),),
        ask=(
            _("What do you want to do now, if anything?"),
            _("What do you want help with, and what do you want to do yourself?"),
            _("How and when may we reach you, so that it is safe for you?"),
        ),
        back=_("In your own words: what will you do, and what will we do?"),
        leave_out=(
            _("Do not suggest a step that the person has not asked for."),
            _("Do not book another talk as a matter of course."),
        ),
        sources=(_PLAN,),
    ),
    PartOfGuide(
        part=GuidePart.SUMMARY,
        slug="sammanfattning",
        title=_("What we have said"),
        purpose=_(
            "Both have understood the same. The person leaves with it in writing, in her or his language, "
            "if that is wanted and safe."
        ),
        say=(_("You may have what we have read with you on paper, in your language where there is a text in it."),),
        ask=(
            _("What was most important to you today?"),
            _("Is anything wrong or missing in what we have said?"),
            _("Do you want anything on paper, and is it safe to have it at home?"),
        ),
        back=_("What do you take with you from today?"),
        leave_out=(
            _("Do not sum up which way the person leans."),
            _("Do not send anything home without having asked how."),
        ),
        sources=(_TRUST, _("Statskontoret 2022:1, section 4.9.4.")),
    ),
)
"""In their order. It is an order to read in; the client takes them as she likes."""
