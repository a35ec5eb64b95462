"""The commands, in the order the help lists them, with what each does."""

from koryu.chronicle.trilingual import Trilingual

COMMANDS = {
    "serve": Trilingual("サイトを開く", "open the site", "открыть сайт"),
    "read": Trilingual(
        "文書を行ごとに読む（JSON Lines）",
        "read a document into rows (JSON Lines)",
        "прочитать документ по записям (JSON Lines)",
    ),
    "facts": Trilingual(
        "文書から事実を読み取る（JSON Lines）",
        "compute the facts of a document (JSON Lines)",
        "извлечь факты из документа (JSON Lines)",
    ),
    "check": Trilingual(
        "文書の疑わしい箇所を調べる",
        "find what is doubtful in a document",
        "найти сомнительное в документе",
    ),
    "accept": Trilingual(
        "判定表の判定を取り込む",
        "record the verdicts of a review sheet",
        "принять решения из листа проверки",
    ),
    "import": Trilingual(
        "文書を取り込む（差分を見せてから）",
        "import a document, showing the differences first",
        "импортировать документ, сначала показав различия",
    ),
    "undo": Trilingual(
        "直前の作業を丸ごと取り消す",
        "undo the last step as a whole",
        "полностью отменить последний шаг",
    ),
    "search": Trilingual("出来事をさがす", "search the events", "искать события"),
    "stats": Trilingual(
        "件数を数える（収録範囲の注意つき）",
        "count events, with the coverage note that applies",
        "подсчитать события с пометкой о полноте записей",
    ),
    "export": Trilingual(
        "ファイルに書き出す（.jsonl .csv .xlsx .pdf）",
        "write events to a file (.jsonl .csv .xlsx .pdf)",
        "выгрузить события в файл (.jsonl .csv .xlsx .pdf)",
    ),
    "template": Trilingual(
        "来年の行を書き込む表を作る",
        "make the workbook for next year’s rows",
        "создать книгу для записей следующего года",
    ),
    "log": Trilingual(
        "これまでの作業を見る",
        "show what was done to the archive",
        "показать, что делалось с архивом",
    ),
    "bench": Trilingual(
        "架空の出来事を作る（性能を測るため）",
        "make invented events, to measure with",
        "создать вымышленные события для замеров",
    ),
}
