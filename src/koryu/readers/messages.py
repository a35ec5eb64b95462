"""What readers say when a document holds no chronicle they can read."""

from koryu.chronicle.trilingual import Trilingual

NO_HEADER = Trilingual(
    "年表が見つかりません（日付と内容の列がある表も、年ごとの箇条書きもありません）。",
    "No chronicle was found: neither a table with dates and texts, nor a list by years.",
    "Хроника не найдена: нет ни таблицы с датами и содержанием, ни списка по годам.",
)
NO_HEADER_REMEDY = Trilingual(
    "列名の行がある表か確かめ、列名が違うときは「ファイル名.toml」の [columns] で示してください（例 \"いつ\" = \"date\"）。",
    'Check that the table has column names; if they are unusual, name them under [columns] in "FILE.toml" beside it (for example "Jour" = "date").',
    "Проверьте, есть ли названия столбцов; необычные укажите в разделе [columns] файла «ФАЙЛ.toml» рядом с документом (например, \"День\" = \"date\").",
)  # fmt: skip
NO_ROWS = Trilingual(
    "表に見出しはありますが、行がありません。",
    "The table has column names but no rows.",
    "В таблице есть названия столбцов, но нет записей.",
)
NO_ROWS_REMEDY = Trilingual(
    "書き出しが途中で終わっていないか、行のあるシートかどうかを確かめてください。",
    "Check that the export was complete and that this is the file with the rows.",
    "Проверьте, что выгрузка завершена и что это файл с записями.",
)
NO_DATE = Trilingual(
    "日付の列がない表です（列：{columns}）。",
    "The table has no column of dates (columns: {columns}).",
    "В таблице нет столбца с датами (столбцы: {columns}).",
)
NO_DATE_REMEDY = Trilingual(
    "日付の列を加えるか、どの列が日付かを「ファイル名.toml」の [columns] で示してください（例 \"いつ\" = \"date\"）。",
    'Add a column of dates, or say under [columns] in "FILE.toml" beside it which one it is (for example "Jour" = "date").',
    "Добавьте столбец с датами или укажите его в разделе [columns] файла «ФАЙЛ.toml» рядом с документом (например, \"День\" = \"date\").",
)  # fmt: skip
