"""A form for what is new: questions, what they suggest, and the rules' own words on each answer as it is given."""

from collections.abc import Callable
from dataclasses import dataclass

from atlas.problems import stopping
from atlas.project import Project
from atlas.rules.check import check_data

Answers = dict[str, str]


@dataclass(frozen=True)
class Form:
    """Questions by the name of their answer, the project with the answers so far, and what Enter alone means.

    `draft` writes an answer that is not there yet so that what the rules say of it is always the same, and is another
    thing than what they say of an empty one.
    """

    questions: dict[str, str]
    draft: Callable[[Project, Answers], Project]
    suggest: Callable[[Project, Answers, str], str]


def faults(form: Form, project: Project, answers: Answers, name: str, text: str) -> list[str]:
    """Return what the rules say of one answer more that they did not say before it, in their own words."""
    before, after = _said(form, project, answers), _said(form, project, answers | {name: text})
    return [message for message in after if message not in before]


def _said(form: Form, project: Project, answers: Answers) -> list[str]:
    """Return what the rules say of a draft, each once; what they said after one answer they say before the next."""

    def judge() -> list[str]:
        return list(dict.fromkeys(problem.message for problem in stopping(check_data(form.draft(project, answers)))))

    return project.kept((form.draft, *answers.items()), judge)
