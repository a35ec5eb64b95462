"""What an import says when it cannot go on."""

from koryu.chronicle.trilingual import Trilingual

BROKEN = Trilingual(
    "{message}取り込みません。",
    "{message} Nothing was imported.",
    "{message} Импорт не выполнен.",
)
BROKEN_REMEDY = Trilingual(
    "そのセルを直して、もう一度取り込んでください。",
    "Correct that cell and import again.",
    "Исправьте эту ячейку и повторите импорт.",
)
NO_ROWS = Trilingual(
    "文書に行がありません。", "The document holds no rows.", "В документе нет записей."
)
UNKNOWN = Trilingual(
    "この文書がどの年表のものか分かりません。",
    "It is not clear which chronicle this document belongs to.",
    "Неясно, к какой хронике относится документ.",
)
UNKNOWN_REMEDY = Trilingual(
    "--chronicle で年表の名前を示してください。",
    "Name the chronicle with --chronicle.",
    "Укажите хронику параметром --chronicle.",
)

CHANGED_MEANWHILE = Trilingual(
    "差分を調べているあいだに、ほかの作業が年表を変えました。何も取り込んでいません。",
    "The archive was changed by another step while the differences were worked out; nothing was imported.",
    "Пока сравнивались различия, хронику изменило другое действие; ничего не импортировано.",
)
CHANGED_REMEDY = Trilingual(
    "もう一度取り込んで、新しい差分を見てください。",
    "Import again and look at the new differences.",
    "Повторите импорт и просмотрите новые различия.",
)
