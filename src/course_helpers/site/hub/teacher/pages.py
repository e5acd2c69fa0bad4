"""The teacher's page and what its buttons do, as handlers of the hub."""

from __future__ import annotations

import asyncio
import tempfile
from typing import IO, TYPE_CHECKING, Any

from jupyterhub.handlers.base import BaseHandler
from tornado import web

from course_helpers.site.hub.teacher import hand_out
from course_helpers.site.hub.teacher.account import SCOPE
from course_helpers.site.hub.teacher.collect import collect
from course_helpers.site.hub.teacher.ending import close_all
from course_helpers.site.hub.teacher.roster import pupils, rows

if TYPE_CHECKING:
    from course_helpers.site.hub.teacher.lesson import Lesson

PIECE = 2**20  # bytes of a zip that are sent at once


class _TeachersOnly(BaseHandler):  # type: ignore[misc]  # jupyterhub publishes no types
    """A page for the teacher's account; others get a 403, whatever they ask for."""

    def initialize(self, lesson: Lesson) -> None:
        """Take what tornado hands over."""
        self.lesson = lesson

    async def prepare(self) -> None:
        """Let nobody else in (HTTPError 403); JupyterHub has checked the XSRF token of a POST by then."""
        await super().prepare()
        if self.current_user and SCOPE not in self.expanded_scopes:
            raise web.HTTPError(403)

    def pupils(self) -> dict[str, Any]:
        """Return the hub's users of the class by name, without the teacher."""
        return pupils(self)

    def one_pupil(self) -> Any:
        """Return the user that a form names; HTTPError 404 if there is none."""
        user = self.pupils().get(self.get_body_argument("name", ""))
        if user is None:
            raise web.HTTPError(404)
        return user

    def back(self, word: str = "") -> None:
        """Show the page again; it tells ``word`` once, which so stands in no address and no log."""
        self.lesson.word = word
        self.redirect(self.hub.base_url + "lehrkraft", status=303)

    async def facts(self) -> dict[str, Any]:
        """Return what the list shows."""
        stands = await self.lesson.recent_stands(list(self.pupils()))
        found = rows(self, stands)
        return {
            "reihen": found,
            "namen": {row.name: row.shown for row in found},
            "kapitel": stands.get("chapters", []),
            "teilt": bool(stands),
        }


class Page(_TeachersOnly):
    """All of the page."""

    @web.authenticated
    async def get(self) -> None:
        """Show it."""
        self.set_header("Cache-Control", "no-store")  # it may hold a new password
        html = await self.render_template(
            "lehrkraft.html",
            gesagt=self.lesson.take_word(),
            seiten=self.lesson.book.chapters,
            groesste=hand_out.LARGEST // 2**20,
            ausgeteilt=hand_out.FOLDER,
            **await self.facts(),
        )
        self.finish(html)


class Rows(_TeachersOnly):
    """The list alone, which the page asks for every few seconds."""

    async def get(self) -> None:
        """Show it; a page that has lost its login is told (HTTPError 403)."""
        if not self.current_user:
            raise web.HTTPError(403)
        self.set_header("Cache-Control", "no-store")
        self.finish(await self.render_template("lehrkraft_liste.html", **await self.facts()))


class Place(_TeachersOnly):
    """Start or stop a place."""

    @web.authenticated
    async def post(self) -> None:
        """Do it, and wait until it is done or takes long."""
        user = self.one_pupil()
        spawner = user.spawner
        starts = self.get_body_argument("was", "") == "start"
        if spawner.pending or spawner.ready == starts:
            self.back()  # somebody was faster
            return
        try:
            await (self.spawn_single_user(user) if starts else self.stop_single_user(user))
        except web.HTTPError as error:
            self.back(
                "Es sind schon alle Plätze belegt. Beenden Sie erst einen anderen."
                if error.status_code == 429  # too many
                else f"Der Platz von {user.name} ließ sich nicht starten. Was geschah, steht in hub.log."
            )
            return
        self.back()


class Password(_TeachersOnly):
    """Give a new password."""

    @web.authenticated
    async def post(self) -> None:
        """Give it, and tell it once."""
        name = self.one_pupil().name
        password = await asyncio.to_thread(self.authenticator.new_passwords.give, name)
        self.back(
            f"Neues Passwort für {name}:  {password}  Es gilt ab sofort und steht nur jetzt hier. "
            "Wer schon angemeldet ist, bleibt es."
        )


class HandOut(_TeachersOnly):
    """Hand out a file."""

    @web.authenticated
    async def post(self) -> None:
        """Put it into all folders, and tell what came of it."""
        file: Any = next(iter(self.request.files.get("datei", [])), {"filename": "", "body": b""})
        try:
            name = hand_out.checked_name(file["filename"], file["body"])
        except hand_out.NotHandedOutError as error:
            self.back(str(error))
            return
        homes = self.lesson.homes_of(list(self.pupils()))
        said = await self.lesson.in_background(hand_out.hand_out, homes, name, file["body"], self.lesson.room)
        listed = self.authenticator.readers
        self.back(
            hand_out.report(name, {what: [listed.get(one) or one for one in said[what]] for what in said})
        )


class Collect(_TeachersOnly):
    """Collect work."""

    @web.authenticated
    async def post(self) -> None:
        """Send it as a zip; on the disk it has no name, and is gone with the answer.

        Raises
        ------
        HTTPError
            404, if the form names a page that is no chapter.
        """
        page = self.get_body_argument("kapitel", "")
        if page and page not in self.lesson.book.chapters:
            raise web.HTTPError(404)
        homes = self.lesson.homes_of(list(self.pupils()))
        with tempfile.TemporaryFile(dir=self.lesson.state) as file:
            await self.lesson.in_background(collect, file, homes, self.lesson.book, page)
            name = page.rpartition("/")[2] or hand_out.FOLDER
            self.set_header("Content-Type", "application/zip")
            self.set_header("Content-Disposition", f'attachment; filename="{name}.zip"')
            self.set_header("Cache-Control", "no-store")
            await self._send(file)

    async def _send(self, file: IO[bytes]) -> None:
        file.seek(0)
        while piece := file.read(PIECE):
            self.write(piece)
            await self.flush()


class Share(_TeachersOnly):
    """Switch sharing on and off."""

    @web.authenticated
    async def post(self) -> None:
        """Do it."""
        self.lesson.share(self.get_body_argument("an", "") == "ja")
        self.back()


class End(_TeachersOnly):
    """End the lesson."""

    @web.authenticated
    async def post(self) -> None:
        """Stop all places, those of pupils that are in no list any more, too."""
        closed, still = await close_all(list(self.users.values()), self.stop_single_user)
        word = f"Die Stunde ist beendet. Geschlossene Plätze: {closed}."
        if still:
            word += f" Noch offen: {', '.join(still)}. Versuchen Sie es gleich noch einmal."
        self.back(word)


class Shared(web.RequestHandler):
    """Tell pupils' pages whether the class shares its states, and since when; they ask every minute.

    It is no secret. Copies of before do not count: a page that missed the end of an earlier time writes anew.
    """

    def initialize(self, lesson: Lesson) -> None:
        """Take what tornado hands over."""
        self.lesson = lesson

    def get(self) -> None:
        """Answer."""
        self.set_header("Cache-Control", "no-store")
        progress = self.lesson.progress
        self.finish({"teilt": bool(progress), "seit": progress and progress.since})


def handlers(lesson: Lesson) -> list[tuple[str, type[web.RequestHandler], dict[str, Lesson]]]:
    """Return the addresses below the hub's own."""
    pages: dict[str, type[web.RequestHandler]] = {
        "/lehrkraft": Page,
        "/lehrkraft/liste": Rows,
        "/lehrkraft/platz": Place,
        "/lehrkraft/passwort": Password,
        "/lehrkraft/austeilen": HandOut,
        "/lehrkraft/einsammeln": Collect,
        "/lehrkraft/teilen": Share,
        "/lehrkraft/ende": End,
        "/klasse": Shared,
    }
    return [(address, page, {"lesson": lesson}) for address, page in pages.items()]
