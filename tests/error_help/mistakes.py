"""Programs that pupils write, each with the words that the help must say; both kernels run them."""

# name: (program, words expected in the help)
MISTAKES = {
    "name_nearest": (
        "gewichte = 3\nprint(gewichtte)",
        ["`gewichtte` nicht", "Meinst du `gewichte`?", "Zeile 2"],
    ),
    "name_capital": ("Netz = 1\nnetz", ["Meinst du `Netz`?"]),
    "name_builtin": ("pritn(1)", ["Meinst du `print`?"]),
    "name_unknown": ("xyzzy + 1", ["`xyzzy` nicht", "Zelle ausgeführt"]),
    "name_import": ("math.sqrt(2)", ["`import math`"]),
    "name_true": ("x = true", ["Schreibe `True`"]),
    "gap_name": ("x = ____", ["Die Lücke `____` ist noch offen"]),
    "gap_syntax": ("x = 3\ny =  # deine Lösung", ["Ist das noch eine Lücke?", "Zeile 2"]),
    "gap_return": ("def f(x):\n    return x +", ["Ist das noch eine Lücke?"]),
    "gap_character": ("x = …", ["Ersetze es durch deinen Code"]),
    "gap_dots": ("z = ...\nz + 1", ["die drei Punkte `...` einer Lücke"]),
    "gap_dots_attribute": ("z = ...\nz.shape", ["die drei Punkte `...`"]),
    "bracket": ("x = [1, 2\nprint(x)", ["Die Klammer `[` wird nie geschlossen", "Ergänze `]`"]),
    "bracket_at_the_end": ("print((1 + 2)", ["fehlt eine schließende Klammer"]),
    "bracket_unmatched": ("x = 1)", ["Die Klammer `)` ist zu viel"]),
    "colon": ("for i in range(3)\n    print(i)", ["fehlt ein Doppelpunkt"]),
    "quote": ("print('Hallo)", ["fehlt das Anführungszeichen"]),
    "compare": ("x = 3\nif x = 3:\n    pass", ["zwei Gleichheitszeichen"]),
    "assign": ("3 = x", ["Links vom Gleichheitszeichen"]),
    "return_outside": ("return 3", ["`return` darf nur in einer Funktion"]),
    "decimal_name": ("2x = 3", ["nicht mit einer Ziffer beginnen"]),
    "print_2": ("print 3", ["runde Klammern"]),
    "comma": ("x = [1 2]", ["fehlt vermutlich ein Komma"]),
    "minus_sign": ("x = 3 – 2", ["Das Zeichen `–`"]),
    "indent_missing": ("for i in range(3):\nprint(i)", ["muss die nächste Zeile eingerückt sein"]),
    "indent_unexpected": ("x = 1\n    y = 2", ["weiter eingerückt als die Zeile davor"]),
    "indent_dedent": ("if True:\n        x = 1\n    y = 2", ["genau untereinander"]),
    "tab": ("if True:\n        x = 1\n\ty = 2", ["Tabulatoren und Leerzeichen"]),
    "matmul": (
        "import numpy as np\na = np.ones((2, 3))\nb = np.ones((2, 4))\nc = a @ b",
        ["links `a (2, 3)`, rechts `b (2, 4)`", "Formen: `a` (2, 3), `b` (2, 4)", "Zeile 4: `c = a @ b`"],
    ),
    "matmul_attribute": (
        "import numpy as np\nclass L: pass\nl = L()\nl.w = np.ones((2, 3))\nx = l.w[:1]\nz = x @ l.w + 1",
        ["links `x (1, 3)`, rechts `l.w (2, 3)`", "`l.w` (2, 3)"],
    ),
    "matmul_transposed": (
        "import numpy as np\na = np.ones((2, 3))\na.T @ a.T",
        ["links `a.T (3, 2)`, rechts `a.T (3, 2)`"],
    ),
    "matmul_computed": (
        "import numpy as np\na = np.ones((2, 3))\n(a + 1) @ (a * 2)",
        ["beim Matrixprodukt nicht zusammen", "links sind es 3, rechts 2"],
    ),
    "matmul_number": ("import numpy as np\nnp.ones(3) @ 2", ["keine einzelnen Zahlen", "`*`"]),
    "dot": ("import numpy as np\nnp.dot(np.ones((2, 3)), np.ones(4))", ["links `(2, 3)`, rechts `(4,)`"]),
    "broadcast": (
        "import numpy as np\na = np.ones((2, 3))\nb = np.ones(4)\na + b",
        ["links `(2, 3)`, rechts `(4,)`", "von hinten verglichen", "`b` (4,)"],
    ),
    "broadcast_in_place": (
        "import numpy as np\nb = np.zeros(3)\nb -= np.ones((2, 3))",
        ["die Form `(2, 3)`", "Array mit der Form `(3,)`"],
    ),
    "broadcast_assign": (
        "import numpy as np\na = np.zeros((2, 3))\na[0] = np.ones(2)",
        ["Werte der Form `(2,)`", "der Form `(3,)`"],
    ),
    "reshape": ("import numpy as np\nnp.ones(12).reshape(5, 2)", ["12 Werte", "`(5, 2)`"]),
    "truth": ("import numpy as np\nif np.ones(3) > 0:\n    pass", ["`.any()`"]),
    "ragged": ("import numpy as np\nnp.array([[1, 2], [3]])", ["ungleich lang"]),
    "concatenate": (
        "import numpy as np\nnp.concatenate([np.ones((2, 2)), np.ones((3, 3))], axis=1)",
        ["Beim Zusammenfügen"],
    ),
    "axis": ("import numpy as np\nnp.ones(3).sum(axis=1)", ["Die Achse 1 gibt es nicht"]),
    "cast": ("import numpy as np\na = np.arange(3)\na -= 0.5", [".astype(float)"]),
    "math_of_array": ("import math\nimport numpy as np\nmath.exp(np.ones(3))", ["`np.exp` statt `math.exp`"]),
    "plot": (
        "from matplotlib.figure import Figure\nFigure().subplots().plot([1, 2, 3], [1, 2])",
        ["zu jedem x genau ein y"],
    ),
    "missing_argument": (
        "def f(x, y):\n    return x\nf(1)",
        ["Beim Aufruf von `f` fehlt etwas: 'y'", "Zeile 3"],
    ),
    "too_many_arguments": (
        "class A:\n    def f(x):\n        return x\nA().f(1)",
        ["bekommt 2 Argumente, nimmt aber höchstens 1", "`self`"],
    ),
    "unknown_argument": ("def f(x):\n    return x\nf(1, tempo=2)", ["kein Argument mit dem Namen `tempo`"]),
    "text_plus_number": ("'a' + 1", ["links ein Text, rechts eine ganze Zahl", "`str(…)`"]),
    "number_plus_text": ("1 + 'a'", ["links eine ganze Zahl, rechts ein Text"]),
    "call_number": ("x = 3\nx(4)", ["davor steht aber eine ganze Zahl", "Fehlt ein `*`?"]),
    "subscript_none": ("def f():\n    pass\nf()[0]", ["`None`, also nichts", "Fehlt ein `return`"]),
    "iterate_number": ("for i in 3:\n    pass", ["`range(n)`"]),
    "unpack_number": ("a, b = 3", ["eine ganze Zahl"]),
    "list_index": ("[1, 2]['a']", ["eine ganze Zahl stehen, bekommen hat Python ein Text"]),
    "tuple_assign": ("t = (1, 2)\nt[0] = 3", ["ein Tupel"]),
    "float_range": ("range(2.5)", ["Hier muss eine ganze Zahl stehen, es ist aber eine Kommazahl"]),
    "len_number": ("len(3)", ["Eine Länge hat hier nichts: Es ist eine ganze Zahl"]),
    "compare_types": ("3 < 'a'", ["nicht vergleichen: links eine ganze Zahl, rechts ein Text"]),
    "labels": (
        "from course_helpers.mnist import to_categorical\nto_categorical([3, 12])",
        ["Bekommen: Werte von 3 bis 12", "Zeile 2"],
    ),
    "labels_network": (
        (
            "from course_helpers.framework import Layer, Network, relu\nimport numpy as np\n"
            "netz = Network([Layer(2, 2, relu)])\nx = np.ones((3, 2))\nnetz.fit(x, np.array([0, 1]))"
        ),
        ["Es gibt 2 Labels", "Zeile 5", "`x` (3, 2)"],
    ),
    "own_raise": (
        "raise ValueError('Zuerst feedForward aufrufen')",
        ["Zuerst feedForward aufrufen", "Zeile 1"],
    ),
    "int_of_text": ("int('a')", ["`int` kann aus 'a' keine ganze Zahl machen"]),
    "float_comma": ("float('1,5')", ["Kommazahlen mit Punkt"]),
    "unpack_few": ("a, b, c = [1, 2]", ["stehen 3 Namen, rechts kommen aber nur 2"]),
    "unpack_many": ("a, b = [1, 2, 3]", ["stehen 2 Namen"]),
    "log_of_zero": ("import math\nmath.log(0)", ["Logarithmus"]),
    "zero_division": ("n = 0\n1 / n", ["durch 0 geteilt", "Zeile 2: `1 / n`"]),
    "overflow": ("import math\nmath.exp(1000)", ["zu groß für eine Kommazahl"]),
    "index_array": (
        "import numpy as np\na = np.ones((2, 3))\na[2]",
        ["Index 2", "Achse 0", "Indizes 0 bis 1"],
    ),
    "index_many": ("import numpy as np\nnp.ones(3)[1, 2]", ["stehen 2 Indizes"]),
    "index_float": ("import numpy as np\na = np.ones(3)\na[1.0]", ["ganze Zahlen"]),
    "index_list": ("[1, 2][2]", ["ab 0"]),
    "attribute_nearest": ("import numpy as np\nnp.ones(3).shap", ["Meinst du `shape`?"]),
    "attribute_module": ("import numpy as np\nnp.zeroes(3)", ["Das Modul `numpy`", "Meinst du `zeros`?"]),
    "attribute_none": ("x = None\nx.shape", ["`None`, also nichts", "`return`"]),
    "key_nearest": ("d = {'rot': 1, 'blau': 2}\nd['bleu']", ["Meinst du `'blau'`?"]),
    "key_list": ("d = {1: 'a'}\nd[7]", ["Vorhanden sind: `1`"]),
    "module_typo": ("import nunpy", ["Meinst du `numpy`?"]),
    "module_unknown": ("import tensorflow_xyz", ["hier nicht installiert"]),
    "import_name": ("from numpy import arrray", ["Meinst du `array`?"]),
    "unbound": (
        "n = 0\ndef f():\n    n += 1\nf()",
        ["`n`, bevor die Variable", "in der Funktion `f`", "Zeile 3"],
    ),
    "recursion": ("def f(x):\n    return f(x)\nf(1)", ["`f` ruft sich immer wieder selbst auf"]),
    "assertion": ("assert 1 == 2", ["`assert`"]),
    "assertion_text": ("assert 1 == 2, 'eins ist nicht zwei'", ["eins ist nicht zwei"]),
    "memory": ("import numpy as np\nnp.ones((1_000_000, 1_000_000))", ["So viel Speicher"]),
    "memory_bare": ("raise MemoryError", ["So viel Speicher"]),
    "no_file": ("open('bilder.txt')", ["Die Datei `bilder.txt`"]),
    "not_implemented": ("raise NotImplementedError", ["noch nicht geschrieben"]),
    "interrupt": ("raise KeyboardInterrupt", ["Du hast die Zelle angehalten"]),
    "unknown_kind": ("class Pech(Exception): pass\n[].__class__.x = Pech()", ["TypeError"]),
}

# Only a server has torch, and numbers of 64 bits that can name the size of any array.
SERVER_ONLY = {
    "memory_shape": (
        "import numpy as np\nnp.ones((1_000_000, 1_000_000))",
        ["`(1000000, 1000000)`", "8000,0 Gigabyte"],
    ),
    "torch_product": (
        "import torch\ntorch.ones(2, 3) @ torch.ones(2, 4)",
        ["links `(2, 3)`, rechts `(2, 4)`"],
    ),
    "torch_broadcast": (
        "import torch\na = torch.ones(3)\na + torch.ones(4)",
        ["Die Längen 3 und 4", "`a` (3,)"],
    ),
}
BROWSER_ONLY = {
    "torch": ("import torch", ["gibt es im Browser nicht", "Server"]),
    "torch_below": ("import torch.nn as nn", ["`torch` gibt es im Browser nicht"]),
}
