"""A small invented chronicle beside the bundled one, with what that one has not."""

from __future__ import annotations

from datetime import date

from koryu.archive import models as m
from koryu.archive.journal import step

CANARY = "ウミガラス秘密行"
LONG = "Long-named-settlement-on-the-river-" * 5 + "of-two-hundred-characters"
PAYLOAD = "</script><img src=x onerror=alert(1)>\"'&"


def load_sample() -> None:
    """Loads events smp-1 … smp-5 (see the comments). Django must be ready."""
    chronicle = m.Chronicle(
        slug="sample", id_prefix="smp", title_ja="見本の年表", title_en="A sample chronicle",
        publisher_ja="見本県", home=["hokkaido"], partners=["russia"], licence="",
    )  # fmt: skip

    def event(number: int, **fields: object) -> m.Event:
        given = {
            "date": "1989", "first_day": date(1989, 1, 1), "last_day": date(1989, 12, 31),
            "year_as_read": "H 1 (1989)", "page": 1, "row": number, "fingerprint": f"sha256:{number}",
        } | fields  # fmt: skip
        return m.Event(id=f"smp-{number}", chronicle=chronicle, position=number, **given)

    undated = {"date": "", "first_day": None, "last_day": None}
    text = "ポロナISKの合唱団15名が港町を訪問"
    events = [
        # No headline, text attached and corrected: the title is composed, the text is shown.
        event(1, text=text, text_corrected=text.replace("ISK", "イスク"), direction="inbound",
              basis={"direction": "computed", "places": "stated"}),
        event(2, headline_ja=CANARY, headline_en=CANARY, headline_ru=CANARY, status="draft"),
        event(3, headline_ja="吸収された行", status="removed"),
        event(4, headline_ja=PAYLOAD, headline_en=PAYLOAD, headline_ru=PAYLOAD,
              text=PAYLOAD, text_corrected=PAYLOAD, **undated),
        # A headline in one language only.
        event(5, headline_ja="港町の朗読会に3名", direction="outbound"),
    ]  # fmt: skip
    events[2].merged_into = events[0]
    with step("import", who="tests") as archive:
        archive.create([chronicle])
        archive.create(events[:1])
        archive.create(events[1:])
        archive.create(
            [
                m.Place(
                    id="long-name",
                    name_ja=LONG,
                    name_en=LONG,
                    name_ru=LONG,
                    kind="town",
                    side="partner",
                    latitude=50.0,
                    longitude=143.0,
                )
            ]
        )
        archive.create([
            m.EventPlace(event=events[0], place_id="wakkanai", order=1, role="venue"),
            m.EventPlace(event=events[0], place_id="korsakov", order=2, role="origin"),
            m.Participant(event=events[0], number=1, count=15, count_stated=15, side="partner",
                          crossed=True, role_ja="合唱団", role_en="choir", role_ru="хор"),
            m.EventAnniversary(event=events[0], order=1, years=10, of="partnership"),
            m.EventPlace(event=events[1], place_id="wakkanai", order=1, role="named"),
            m.EventPlace(event=events[4], place_id="long-name", order=1, role="destination"),
            m.Correction(event=events[0], column="内容", as_read="ポロナISK", corrected="ポロナイスク",
                         kind="mixed-scripts", confidence=0.97, status="accepted",
                         evidence_ja="文字種", evidence_en="scripts", evidence_ru="алфавиты"),
            m.Finding(event=events[0], rule="sample-rule", severity="warning", column="内容", start=0,
                      end=4, text="ポロナI", suggestion=None, confidence=0.5, message_ja="混在",
                      message_en="mixed", message_ru="смешение"),
        ])  # fmt: skip
