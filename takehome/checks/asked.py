"""Which short numbers in words somebody is asked to call: 112 is an ambulance, and "112 women" are an amount.

A number is to be called where its part of a sentence asks for a call or names what comes of one, in the languages that
are known here; where it stands alone; or where it is written 9-1-1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from takehome.ambulance import BEST_KNOWN
from takehome.content import MASTER
from takehome.dialled import KNOWN_BY_SIGHT, numbers_in
from takehome.problems import Level

AMBULANCE = frozenset(number for known in BEST_KNOWN.values() for number in known)
FEW_AMOUNTS = frozenset(("911", "999"))  # of these: seldom anything else
# A letter that a number does not touch; scripts without blanks, and those that join endings, are left out.
LETTER = (
    r"[^\W\u0620-\u065f\u066e-\u06ef\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_ENDS = rf"(?!\d|{LETTER}|[%\u00b0\u2010-\u2013\u2212-]|[.,:]\d|/(?!(?:000|112|911|999)\b))"
_STARTS = (
    rf"(?<![\d.,:#%+\u2010-\u2013\u2212$\u20ac\u00a3\u00a5\u20b9-])(?<!{LETTER})(?<!\d\s)(?<!\d\))(?<!\d\)\s)"
    r"(?:(?<!/)|(?<=\b000/)|(?<=\b112/)|(?<=\b911/)|(?<=\b999/))"
)
_SHORT = rf"{_STARTS}(?:\d{{3}}|\d([- ])\d\1\d){_ENDS}(?!\s(?!24\b)\d)"
_NEARLY = re.compile(r"000|112|911|999|\d([- ])\d\1\d|(?![0-9])\d")  # where none is, no number is known by sight
_HARD_BY = 120  # characters beside a number that may say what it is
_DASHED = frozenset(("9-1-1", "9-9-9"))  # nothing else is written so
_ASKED = re.compile(rf"\b(?i:call|dial|phone|ring|text)(?: us)?(?: at| on| to)? \**(\d{{2,6}}){_ENDS}(?! \d)")
_AROUND = 300  # characters beside a number that say what it is
_AT = re.compile(r"\b(?:at|on) \**$")
# Words that ask for a call or name what comes of one, by language; and those that begin a condition.
_CALLS = {
    "en": r"call(?:s|ing)?\b|(?:you|have|has|had|they|we) called\b|dial|ambulance|paramedic|phone\b|"
    r"emergenc(?:y|ies)\b(?! (?:visit|admission|stay|case|fund))",
    "es": r"ll[aá]m|marque|marcar|marca\b|tel[eé]fon|emergencia|urgencia|ambulancia",
    "fr": r"appel|compose[rz]|t[eé]l[eé]phon|urgence|ambulance|secours|samu\b",
    "ht": r"rele\b|telef[oò]n|ijans|anbilans",
    "pt": r"lig(?:ue|ar|a)\b|telefon|disque|marque|cham[ae]|emerg[eê]ncia|urg[eê]ncia|ambul[aâ]ncia|samu\b",
    "vi": r"gọi(?! là)|điện thoại|quay số|bấm số|cấp cứu|khẩn cấp|cứu thương",
    "pl": r"(?:za)?dzwo[nń]|telefon|wybierz|wybrać numer|alarmow|ratunkow|pogotowi|karetk",
    "ru": r"(?:по)?звон[ия]|телефон|вызов|вызвать|вызывайте|набер|набрать|скор\w+ помощ|экстренн",
    "uk": r"(?:по|за)?дзвон[іия]|телефон|виклик\b|викли[кч]\w*те\b|набер|швидк\w+ допомог|екстрен",
    "hi": "फ\u093c?ोन|\u095eोन|कॉल|डायल|एम्बुलेंस|एंबुलेंस|आपात|इमरजेंसी",
    "bn": "ফোন|কল কর|ডা(?:\u09df|\u09af\u09bc)াল|অ্যাম্বুলেন্স|জরুরি|জরুরী",
    "ur": "فون|کال|ڈائل|ایمبولینس|ہنگامی|ایمرجنسی",
    "tl": r"t(?:um)?awag|telepono|ambulansya|emerhensiya|emergency",
    "ar": "اتصل|اتصال|تتصل|هاتف|[إا]سعاف|طوار[ئى]",
    "ko": "전화|응급|구급|긴급|신고",
    "zh": r"拨|撥|致[电電]|[电電][话話]|打(?=\s?\d)|呼叫|急救|急[诊診]|救[护護]|[紧緊]急",
}
_IF = {
    "en": r"if|when|whenever|unless|because|while|wh(?:ere|ich|o|ose)|that|after|before|until|but",
    "es": r"si|cuando|porque|donde|pero|hasta que",
    "fr": r"si|quand|lorsque|parce|où|mais",
    "ht": r"si|lè|paske",
    "pt": r"se|quando|porque|onde|mas",
    "vi": r"nếu|khi|vì|nhưng",
    "pl": r"jeśli|jeżeli|gdy|kiedy|gdzie|ale",
    "ru": r"если|когда|потому|где|но",
    "uk": r"якщо|коли|тому|де|але",
    "hi": "यदि|अगर|जब|तो",
    "bn": "যদি|যখন|তাহলে",
    "ur": "اگر|جب|تو",
    "tl": r"kung|kapag|pag|dahil|pero",
    "ar": "إذا|اذا|عندما|عند|لأن|لكن",
    "ko": r"(?<=면)\s",
    "zh": "如果|如|若|当|當|因为|但",
}
_STOP = re.compile(r"(?<=[.!?;\u061f\u06d4\u0964])\s+|[。！？；\n]")  # ends a sentence
_FILLER = re.compile(r"[\W\d_]+|\b(?:or|and|o|y|u|ou|et|e|lub|или|або|atau|at|hoặc)\b|或|和|أو|و|या|یا", re.IGNORECASE)
# What says that a number is an amount or names a place, ahead of it and behind it.
_AHEAD = (
    r"(?:[<>≤≥=~≈±×$€£¥₹]|(?:\d|\d\s)(?:to|through|a|à|bis|do|až|до|至|到|~|[-\u2013\u2014]))\s*$|\d\s/\s$|"
    r"(?<!\w)(?:over|under|above|below|than|about|around|roughly|nearly|almost|of|least|most|between|by|from|hits|past|"
    r"reach(?:es|ed)?|exceeds?|up to|costs?|weigh(?:s|ed)?|aged?|years?|was|were|"
    r"(?:m[aá]s|menos|mayor|menor|cerca|alrededor|superior|inferior)(?: de| a| que)?|unas|unos|entre|casi|hasta|"
    r"(?:plus|moins|près) de|environ|dépasse|jusqu.à|(?:sup|inf)érieure? à|mais de|acima de|abaixo de|até|quase|"
    r"plis pase|mwens pase|anviwon|trên|dưới|hơn|khoảng|gần|ponad|poniżej|powyżej|około|prawie|niż|"
    r"более|больше|менее|меньше|около|свыше|выше|ниже|почти|понад|більше|менше|близько|вище|нижче|"
    r"लगभग|करीब|প্রায়|تقریباً|تقریبا|"
    r"حوالي|نحو|(?:أكثر|أقل|أعلى) من|تجاوز\w*|فوق|تحت|عن|약|mahigit|halos|lampas sa|higit sa)\s+$|"
    r"(?:[超高低大小]|[超高低大小少多][过過於于]|不到|[达達]到|大?[约約]|近|第|分机|分機|[转轉]|内线)\s?$|"
    r"(?<!\w)(?:rooms?|wards?|suite|floor|pages?|building|route|highway|interstate|road|bus|tram|gate|door|bay|bed|unit|"
    r"box|chapter|section|figure|desk|station|window|office|locker|press|pin|code|study|trial|protocol|group|ticket|vol\.?|"
    r"extension|ext\.?|extensi[oó]n|poste|ramal|доб\.?|table|form|usd|eur|gbp|rs\.?|apartment|apt\.?|step|zip|"
    r"habitaci[oó]n(?:es)?|estudio|ensayo|protocolo|grupo|estudo|étude|essai|salas?|cuarto|p[aá]ginas?|piso|edificio|consultorio|puerta|ruta|carretera|"
    r"chambre|salle|étage|bureau|porte|bâtiment|quarto|andar|prédio|chanm|sal|paj|phòng|trang|tầng|số nhà|"
    r"pok[oó]j\w*|sal[aię]|stron\w+|piętro|gabinet\w*|палат\w+|кабинет\w*|комнат\w+|страниц\w+|этаж\w*|"
    r"कमरा|कमरे|वार्ड|पृष्ठ|पेज|কক্ষ|রুম|পৃষ্ঠা|کمرہ|کمرے|وارڈ|صفحہ|silid|kuwarto|pahina|palapag|"
    r"[بفلو]?(?:ال)?(?:غرفة|صفحة|تحويلة|طابق|مبنى|طريق))(?:\s(?:no\.?|number|n[º°]|số|رقم))?\s*#?$|"
    r"(?<!\w)(?:calle|avenida|av\.|rue|rua|đường|ulic\w+|ul\.|улиц\w+|ул\.|شارع)(?:\s\S+){0,3},?\s$|[路街道室]\s?$"
)
_BEHIND = (
    r"\s?(?:[-\u2013\u2014~]\s?\d|[+$€£¥₹×]|\(\d+\))|"
    r"\s?(?:(?:to|a|à|bis|do|до|至|到)\s?\d+|in \d+|in every|over|above|below|"
    r"or (?:more|less|over|above|higher|lower|under|fewer)|and (?:over|above|up|under|below)|of|out of|"
    r"m?c?[kmg]g|µg|g|k?cal|[md]?l|iu|[mck]m|bpm|usd|euros?|lbs?|pounds?|am|pm|a\.m|p\.m|o.clock|times|"
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|"
    r"people|adults|patients|women|men|children|steps|calories|minutes|hours|days|weeks|months|years|"
    r"personas?|pacientes?|mujeres|hombres|adultos|niños|casos|gramos|minutos|horas|días|semanas|veces|pasos|"
    r"calorías|grados|latidos|años|de (?:cada|los|las)|o (?:más|menos)|personnes?|femmes|hommes|cas|grammes?|heures|"
    r"jours|fois|pas|degrés|battements|ans|sur \d+|ou (?:plus|moins)|,? ?(?:rue|avenue|boulevard)|pessoas|mulheres|"
    r"homens|gramas|dias|vezes|em cada|ou mais|moun|fwa|jou|người|bệnh nhân|phụ nữ|phút|giờ|ngày|lần|tuổi|trong số|"
    r"trở lên|os[oó]b\w*|pacjent\w*|kobiet\w*|gram\w*|minut\w*|godzin\w*|dni|razy|lat|человек\w*|пациент\w*|"
    r"женщин\w*|грамм\w*|минут\w*|час\w*|дн\w+|раз\w*|лет|шаг\w*|удар\w*|осіб|люд\w+|пацієнт\w*|жін\w+|годин\w*|хвилин\w*|років|katao|tao|"
    r"pasyente|araw|beses|oras|minuto|शخص)(?!\w)|"
    r"\s?(?:लोग|व्यक्ति|मरीज|महिला|ग्राम|मिनट|घंट|दिन|बार|साल|कदम|में से|से (?:अधिक|ज़्यादा|ऊपर|कम)|জন|রোগী|গ্রাম|"
    r"মিনিট|ঘণ্টা|দিন|বার|বছর|-?এর|"
    r"لوگ|افراد|مریض|گرام|منٹ|گھنٹ|دن|بار|سال|میں سے|سے (?:زیادہ|کم|اوپر)|"
    r"شخص|مريض|مرضى|امرأة|نساء|رجل|رجال|سيدة|[غج]رام|مل(?!\w)|دقيقة|ساعة|"
    r"يوم|أسبوع|سنة|عام|مرة|خطوة|سعرة|درجة|نبضة|من (?:كل|بين|أصل|\d)|أو أكثر|أو أقل|"
    r"[명분시일회세살쪽층]|호(?!출)|번(?!으|에|호|을)|그램|걸음|[를을이] (?:넘|초과)|이상|이하|"
    r"[人名位床例个個次天日年月岁歲克毫微分小秒周週步卡元块塊页頁室房楼樓层層路街米公磅斤下针針支剂劑粒片颗顆袋瓶杯滴升]|号(?!码)|以[上下]|或(?:以|更)|中有)"
)
_GOES_ON = (  # in English: behind a number that is dialled, and not behind one that counts what comes next
    r"\W*$|\s?[^\w\s]|\s(?:24|for|if|or|and|now|right|first|when|in|at|to|on|as|so|then|is|will|can|with|while|until|unless|"
    r"but|because|before|after|without|instead|the|this|any|every|day|night|today|tonight|again|once|only|help|not|yet|"
    r"immediately|quickly|directly|from|even|yourself|straight|does|calls|reaches|number|line|services?|operators?)\b|"
    r"\s(?:emergency|ambulance) (?:number|line|service|operator|call)"
)
_NUMBER_IS = r"number(?! of)|\buse\b|n[uú]mero|numéro|numer|nimewo|номер|号码|號碼|رقم|번호|नंबर|নম্বর|نمبر"


_EDGE = r"(?![\w\u0900-\u0dff])"  # the end of a word, in scripts whose vowel signs are no letters to `re` too


@cache
def read(pattern: str) -> re.Pattern[str]:
    """A pattern, read when words first hold a number that may be meant: that takes long, and few words do."""
    return re.compile(pattern, re.IGNORECASE)


def _words(language: str, words: str, end: str = "") -> str:
    """Words of a language, which begin anywhere where no blank stands between words or something is joined to them."""
    edge = "" if language in ("ar", "ko", "zh") else r"(?<![\w\u0900-\u0dff])"
    return rf"{edge}(?:{words}){end if edge else ''}"


def calling(language: str) -> re.Pattern[str] | None:
    """What asks for a call in a language, if it is known here."""
    return read(_words(language, _CALLS[language])) if language in _CALLS else None


def _parting(language: str) -> re.Pattern[str]:
    """What parts a sentence of a language."""
    return read("[,;،，、]|" + _words(language, _IF[language], _EDGE))


def short_numbers(text: str, language: str) -> Iterator[tuple[int, str, str, Level]]:
    """Short numbers that somebody may call: where each stands, its digits, as it is written, and how sure it is."""
    language = language.partition("-")[0]
    asked = dict(asked_for(text))
    for match in read(_SHORT).finditer(text) if asked or _NEARLY.search(text) else ():
        (digits,) = numbers_in(match[0])
        level = _meant(text, match, digits, language) if digits in KNOWN_BY_SIGHT else None
        if level := _asked(digits) if match.start() in asked else level:
            yield match.start(), digits, match[0], level
    for at, said in asked.items():
        if len(said) == 2 and not _AT.search(text[max(0, at - _HARD_BY) : at]):  # at 15 past, on 15 June
            yield at, numbers_in(said)[0], said, "warning"


def _asked(digits: str) -> Level:
    """How sure it is that a number behind "call" is one: "call us at 104" may be a fever, "call us 15" minutes."""
    return "error" if digits in KNOWN_BY_SIGHT else "warning"


def asked_for(text: str) -> Iterator[tuple[int, str]]:
    """Numbers of two to six digits that English words ask to call, and where they stand."""
    for match in _ASKED.finditer(text):
        if not counts(text, *match.span(1), MASTER):
            yield match.start(1), match[1]


def counts(text: str, start: int, end: int, language: str) -> bool:
    """Whether a number is an amount, or names a place: the words hard by it say so."""
    ahead = text[max(0, start - _HARD_BY) : start].rstrip("*")
    if read(_AHEAD).search(ahead) or counts_on(text, end):
        return True
    return language == MASTER and not read(_GOES_ON).match(text[end : end + _HARD_BY].lstrip("*"))


def counts_on(text: str, end: int) -> bool:
    """Whether the words behind a number say that it is an amount."""
    return read(_BEHIND).match(text[end : end + _HARD_BY].lstrip("*")) is not None


def _meant(text: str, match: re.Match[str], digits: str, language: str) -> Level | None:
    """How sure it is that a number known by sight is to be called: an error, a warning, or nothing is said."""
    alone = len(text) <= _AROUND and not _FILLER.sub("", text) and AMBULANCE.issuperset(numbers_in(text))
    if counts(text, *match.span(), language):
        return None
    if alone or match[0] in _DASHED:
        return "error"
    if (calls := calling(language)) is None:
        return "warning"
    start = max(0, match.start() - _AROUND)
    text, at, end = text[start : match.end() + _AROUND], match.start() - start, match.end() - start
    before, clause, after = _clauses(text, at, language)
    begun = clause[: clause.index(match[0]) + len(match[0])]  # up to the number: nothing but it, or words
    listed = re.search(r"\d+(?=\W*$)", before)
    if calls.search(clause) or (
        not _FILLER.sub("", begun)
        and AMBULANCE.issuperset(numbers_in(begun))
        and ((after[:1].isalpha() and calls.search(after)) or calls.search(before))
        and (listed is None or listed[0] in AMBULANCE)
    ):
        return "error"
    if read(_NUMBER_IS).search(clause) and (calls.search(before) or calls.search(after)):
        return "warning"
    behind = text[end:].lstrip("*")
    named = re.search(r"\s(\w+)\s\**$", text[:at])
    stands = language == MASTER or not behind.strip() or not re.match(r"\s*\w", behind)
    condition = _parting(language).match(clause)
    if (condition and condition[0].isalpha()) or (named and named[1].istitle()) or not stands:
        return None
    return "warning" if digits in FEW_AMOUNTS else None


def _clauses(text: str, at: int, language: str) -> tuple[str, str, str]:
    """The part of a sentence that a place in a text stands in, with the parts before and behind it."""
    ends = [(match.start(), match.end()) for match in _STOP.finditer(text)]
    start = max((end for _, end in ends if end <= at), default=0)
    stop = min((begin for begin, _ in ends if begin >= at), default=len(text))
    cuts = [match.start() for match in _parting(language).finditer(text, start, stop)]
    first = max((cut for cut in cuts if cut <= at), default=start)
    last = min((cut for cut in cuts if cut > at), default=stop)
    before = max((cut for cut in cuts if cut < first), default=start)
    after = min((cut for cut in cuts if cut > last), default=stop)
    return text[before:first], text[first:last], text[last:after]
