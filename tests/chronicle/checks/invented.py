"""Chronicles that nobody published: rows of the usual form about invented exchanges.

Six pairs of regions with their own places, bodies and series; `chronicle(name, seed)` gives 240
rows in order of date, labelled by one habit, without a mistake.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from koryu.chronicle.gazetteer import Gazetteer, Place
from koryu.chronicle.profile import Profile
from koryu.chronicle.record import Source, SourceRow
from koryu.chronicle.trilingual import Trilingual

HEADER = ("年", "月", "分野1", "分野2", "相手地域", "市町村", "内容")
COLUMNS = dict(
    zip(HEADER, ("year", "month", *["category"] * 2, *["region"] * 2, "text"), strict=True)
)
ROWS = 240


@dataclass(frozen=True)
class World:
    """One pair of regions: home municipalities, partner regions with their cities, and bodies."""

    home: str
    towns: tuple[str, ...]
    country: str
    regions: dict[str, tuple[str, ...]]
    bodies: tuple[str, ...]
    series: tuple[str, ...]


WORLDS = {
    "niigata": World(
        "新潟県",
        ("新潟市", "長岡市", "上越市", "柏崎市", "佐渡市"),
        "ロシア",
        {
            "沿海地方": ("ウラジオストク", "ナホトカ", "ウスリースク"),
            "ハバロフスク地方": ("ハバロフスク", "コムソモリスク・ナ・アムーレ"),
            "イルクーツク州": ("イルクーツク", "ブラーツク"),
        },
        ("新潟県日ロ親善協会", "新潟国際ボランティアセンター", "北東アジア経済交流促進協議会"),
        ("日ロ沿岸市長会議", "北東アジア経済発展国際会議", "新潟ロシア語スピーチコンテスト"),
    ),
    "toyama": World(
        "富山県",
        ("富山市", "高岡市", "魚津市", "氷見市", "黒部市"),
        "中国",
        {
            "遼寧省": ("瀋陽市", "大連市", "錦州市"),
            "黒竜江省": ("ハルビン市", "チチハル市"),
            "内モンゴル自治区": ("フフホト市",),
        },
        ("富山県日中友好協会", "とやま国際センター", "環日本海環境協力センター"),
        ("富山遼寧経済協議会", "日中友好少年サッカー大会", "中国語スピーチコンテスト"),
    ),
    "tottori": World(
        "鳥取県",
        ("鳥取市", "米子市", "倉吉市", "境港市", "琴浦町"),
        "韓国",
        {
            "江原道": ("春川市", "江陵市", "束草市", "横城郡"),
            "慶尚北道": ("浦項市", "慶州市"),
        },
        ("鳥取県日韓親善協会", "境港貿易振興会", "鳥取県国際交流財団"),
        (
            "日韓交流おりづるプロジェクト",
            "環日本海圏地方政府国際交流サミット",
            "日韓青少年書道交流展",
        ),
    ),
    "yokohama": World(
        "神奈川県",
        ("横浜市", "川崎市", "鎌倉市", "藤沢市", "厚木市"),
        "アメリカ",
        {
            "カリフォルニア州": ("サンディエゴ", "リバーサイド", "サクラメント"),
            "メリーランド州": ("ボルチモア", "アナポリス"),
            "コネチカット州": ("ニューブリテン",),
        },
        ("横浜サンディエゴ友好委員会", "神奈川県ユースオーケストラ", "川崎ボルチモア市民交流協会"),
        ("姉妹都市マラソン大会", "横浜国際ヨットレース", "高校生英語ディベート大会"),
    ),
    "sapporo": World(
        "北海道",
        ("札幌市", "帯広市", "室蘭市", "江別市", "中川町"),
        "ドイツ",
        {
            "バイエルン州": ("ミュンヘン", "ニュルンベルク", "アウクスブルク"),
            "ザクセン州": ("ライプツィヒ", "ドレスデン"),
            "ハンブルク州": ("ハンブルク",),
        },
        ("札幌ミュンヘン友好協会", "北海道日独協会", "札幌交響楽団"),
        (
            "ミュンヘンクリスマスマーケット",
            "札幌カップ国際ジュニアカーリング大会",
            "ドイツ語暗唱コンテスト",
        ),
    ),
    "akita": World(
        "秋田県",
        ("秋田市", "能代市", "大館市", "横手市", "仙北市"),
        "ロシア",
        {
            "サハ共和国": ("ヤクーツク", "ミールヌイ"),
            "アムール州": ("ブラゴベシチェンスク", "スボボドヌイ"),
            "カムチャツカ地方": ("ペトロパブロフスク・カムチャツキー", "エリゾボ"),
        },
        ("秋田県日ロ交流協会", "秋田ヤクーツク友好協会", "秋田県海外交流促進会議"),
        (
            "極東秋田経済フォーラム",
            "日ロ民俗芸能交流フェスティバル",
            "秋田ロシアアイスホッケー大会",
        ),
    ),
}

_TEMPLATES = (
    ("友好交流", "{town}長を団長とする友好訪問団{n}名が{city}を訪問"),
    ("友好交流", "{city}から青少年交流団{n}名が{town}を訪問し、ホームステイを実施"),
    ("友好交流", "{body}の会員{n}名が{city}を訪問し、現地の友好団体と意見交換を行った。"),
    ("友好交流", "姉妹都市提携の打ち合わせのため{town}の職員{m}名を{city}に派遣"),
    ("文化", "{city}の市立博物館において「{town}伝統工芸展」を開催"),
    ("文化", "{city}のアンサンブル一行{n}名が{town}で公演（主催：{body}）"),
    ("文化", "{town}の中学校と{city}の第{m}学校が絵画の交換展示を実施"),
    ("文化", "{town}民会館で{city}紹介パネル展を開催し、市民{k}名が来場"),
    ("スポーツ", "{city}の少年サッカーチーム{n}名が{town}を訪問し、親善試合を行う"),
    ("スポーツ", "{town}ハーフマラソンに{city}からランナー{m}名が参加"),
    ("スポーツ", "{home}バスケットボール協会の選手団{n}名が{region}に遠征"),
    ("経済", "{home}経済ミッション団{n}名が{region}を訪問し、商談会を開催"),
    ("経済", "{city}で開催された国際見本市に{home}の企業{m}社が出展"),
    ("経済", "{region}政府の経済代表団{n}名が来県し、知事を表敬訪問"),
    ("経済", "{body}が{city}で観光セミナーを開催"),
    ("医療", "{region}の研修医師{m}名を{home}立中央病院で受け入れ"),
    ("医療", "{home}医師会が{city}の小児病院に医療機器を贈呈"),
    ("教育", "{home}立大学と{city}の国立大学が学術交流に関する覚書に調印"),
    ("教育", "{city}の高校生{n}名が{town}の高等学校で日本語研修を受講"),
    ("教育", "{town}の高等学校の生徒{n}名を{city}に派遣し、オリエンテーションの後に授業に参加"),
)


def gazetteer(name: str) -> Gazetteer:
    """The places of one invented chronicle."""
    world = WORLDS[name]
    places = [
        Place("japan", Trilingual("日本"), "country", "home"),
        Place("home", Trilingual(world.home), "prefecture", "home", parent="japan"),
        Place("partner", Trilingual(world.country), "country", "partner"),
    ]
    for town in world.towns:
        stem = town.rstrip("市町村")
        places.append(Place(stem, Trilingual(town), "city", "home", aliases=(stem,), parent="home"))
    for region, cities in world.regions.items():
        places.append(Place(region, Trilingual(region), "region1", "partner", parent="partner"))
        places += [
            Place(city, Trilingual(city), "city", "partner", parent=region) for city in cities
        ]
    return Gazetteer(places)


def profile(name: str) -> Profile:
    return Profile(
        name,
        name,
        Trilingual(f"{WORLDS[name].home}の交流年表"),
        home=("home",),
        partners=("partner",),
        columns=COLUMNS,
    )


def chronicle(name: str, seed: int) -> list[SourceRow]:
    """240 rows without a mistake, in order of date."""
    return rows_of(cells(name, seed))


def rows_of(cells: list[list[str]]) -> list[SourceRow]:
    return [
        SourceRow(
            Source("invented.tsv", at // 20 + 1, at % 20 + 1, at + 2, f"row-{at}"),
            dict(zip(HEADER, row, strict=True)),
        )
        for at, row in enumerate(cells)
    ]


def cells(name: str, seed: int) -> list[list[str]]:
    """The cells of `chronicle`."""
    chance = random.Random(f"{name} {seed}")
    world = WORLDS[name]
    dates = sorted((chance.randint(1992, 2018), chance.randint(1, 12)) for _ in range(ROWS - 24))
    rows = [_row(world, chance, year, month) for year, month in dates]
    for number, series in enumerate(world.series):
        first = 1995 + 3 * number
        rows += [_edition(world, chance, series, first, edition) for edition in range(8)]
    rows.sort(key=lambda row: row[0])
    seen: set[str] = set()
    return [cells for _, cells in rows if not (cells[6] in seen or seen.add(cells[6]))]


def _date(year: int, month: int) -> list[str]:
    return [f"H {year - 1988} ({year})", f"{month} 月"]


def _row(
    world: World, chance: random.Random, year: int, month: int
) -> tuple[tuple[int, int], list[str]]:
    category, template = chance.choice(_TEMPLATES)
    town = chance.choice(world.towns)
    region = chance.choice(list(world.regions))
    city = chance.choice(world.regions[region])
    text = template.format(
        town=town,
        city=city,
        region=region,
        home=world.home,
        body=chance.choice(world.bodies),
        n=chance.randint(8, 60),
        m=chance.randint(2, 7),
        k=chance.randint(100, 900),
    )
    label = town if town in text else ""
    where = region if region in text or city in text else ""
    return (year, month), [*_date(year, month), category, "", where, label, text]


def _edition(
    world: World, chance: random.Random, series: str, first: int, edition: int
) -> tuple[tuple[int, int], list[str]]:
    year = first + edition
    region = list(world.regions)[edition % len(world.regions)]
    city = world.regions[region][0]
    text = f"第{edition + 1}回{series}を{city}で開催し、{world.home}から{chance.randint(5, 40)}名が参加"
    return (year, 9), [*_date(year, 9), "友好交流", "", region, "", text]
