"""The kinds of steps, in words."""

from koryu.chronicle.trilingual import Trilingual

KINDS = {
    "load": Trilingual("読み込み", "load", "загрузка"),
    "import": Trilingual("取り込み", "import", "импорт"),
    "accept": Trilingual("判定の取り込み", "acceptance", "принятие решений"),
    "export": Trilingual("書き出し", "export", "выгрузка"),
    "undo": Trilingual("取り消し", "undo", "отмена"),
    "redo": Trilingual("取り消しの取り消し", "redo", "повтор"),
}
COUNTS = {
    "events": Trilingual("件", "events", "событий"),
    "new": Trilingual("新規", "new", "новых"),
    "changed": Trilingual("変更", "changed", "изменённых"),
    "moved": Trilingual("移動", "moved", "перемещённых"),
    "attached": Trilingual("本文", "text attached", "с текстом"),
    "unchanged": Trilingual("変わらず", "unchanged", "без изменений"),
    "kept": Trilingual("据え置き", "kept", "оставленных"),
    "missing": Trilingual("文書になし", "missing", "отсутствующих"),
    "removed": Trilingual("取り除き", "removed", "удалённых"),
    "accepted": Trilingual("採用", "accepted", "принято"),
    "rejected": Trilingual("却下", "rejected", "отклонено"),
    "deferred": Trilingual("保留", "deferred", "отложено"),
    "year": Trilingual("年", "year", "год"),
    "step": Trilingual("作業", "step", "шаг"),
}
