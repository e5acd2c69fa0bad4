"""Programs with the course's own functions, each with the words that the help must say."""

_START = "import numpy as np\nfrom course_helpers.framework import Layer, Network, relu\n"
_NET = f"{_START}netz = Network([Layer(2, 1, relu)])\nx, z = np.ones((4, 2)), np.ones(4)\n"
_STEPS = "from course_helpers.widgets.cell_steps import use_cell_steps\nuse_cell_steps()\n"
MISTAKES = {
    "steps_elsewhere": ("%%schritte\nx = 1", ["`%%schritte` gibt es auf dieser Seite nicht"]),
    "steps_misspelt": ("%%Schrite\nx = 1", ["Meinst du `%%schritte`?"]),
    "steps_with_a_space": ("%% schritte\nx = 1", ["Meinst du `%%schritte`?"]),
    "steps_with_one_sign": ("%schritte\nx = 1", ["Meinst du `%%schritte`?"]),
    "steps_below_code": (f"{_STEPS}%%schritte\ny = 3", ["in die oberste Zeile der Zelle"]),
    "steps_of_nothing": ("%%timeit", ["Unter `%%timeit` steht kein Code"]),
    "comment_with_percent": ("x = 1\n% rechne", ["`%` kennt es nicht", "beginnt mit `#`"]),
    "pruefe": ("pruefe('fehler', 1)", ["Meinst du `prüfe`?"]),
    "activation_place": (
        f"{_START}Layer(16, relu, 784)",
        ["Die Aktivierungsfunktion steht an dritter Stelle"],
    ),
    "activation_function": (f"{_START}Layer(2, 3, relu.function)", ["kam eine einzelne Funktion."]),
    "activation_ufunc": (f"{_START}Layer(2, 3, np.maximum)", ["kam eine einzelne Funktion."]),
    "derivative": (f"{_START}relu.derivative()", ["Beim Aufruf von `relu.derivative` fehlt"]),
    "reshape_rest": (
        "import numpy as np\nnp.ones((3, 4)).reshape(5, -1)",
        ["in die Form `(5, -1)`", "12 ohne Rest"],
    ),
    "uniform": (
        "import numpy as np\nrng = np.random.default_rng(1)\nrng.uniform(-0.5, 0.5, 2, 3)",
        ["eigene runde Klammern"],
    ),
    "fit_names": (f"{_NET}netz.fit(x, z, 1, 16, 0.2, 11)", ["mit Namen", "`seed=11`"]),
    "fit_loss": (f"{_NET}netz.fit(x, z, loss='mse', progress=False)", ["`loss=Network.mse_loss`"]),
    "layer_class": (
        f"{_START}Layer.feedForward(np.ones((1, 2)))",
        ["die Klasse `Layer` selbst, es fehlt ein Objekt"],
    ),
    "two_derivatives": (
        "import numpy as np\nsteigungen = (np.ones(3), np.ones((2, 3)))\nsteigungen[2]",
        ["`steigungen` hat nur 2 Werte", "`return b, w, a`"],
    ),
    "labels_as_places": (
        "import numpy as np\nausgaben, labels = np.ones((2, 2)), np.eye(2)\nausgaben[labels]",
        ["Dann schreibe `[labels == 1]`"],
    ),
    "three_classes": (
        "import numpy as np\nlabels = np.array([0, 2, 1, 1])\nnp.ones((4, 3)) - labels",
        ["`to_categorical(labels, 3)`"],
    ),
    "table_and_column": ("import numpy as np\nnp.ones((3, 4)) - np.ones(3)", ["`[:, None]`"]),
    "lies_on_its_side": (
        "import numpy as np\nnp.ones((3, 4)) - np.ones((4, 3))",
        ["Zeilen und Spalten sind vertauscht"],
    ),
    "max_of_one": ("z = 2.5\nmax(z)", ["nur eine Zahl", "`max(0, z)`"]),
    "activation_called": (f"{_START}Layer(2, 3, relu())", ["Lass die runden Klammern dahinter weg"]),
    "softmax_called": (
        "from course_helpers.framework import softmax\nsoftmax(3)",
        ["Es fehlt `.function`: `softmax.function(…)`"],
    ),
    "divided_with_a_colon": ("z, n = 6, 3\nmittel = (z + 3) : n", ["mit einem Schrägstrich: `/`"]),
    "a_colon_that_does_not_divide": ("x = 3\nwhile x >= 0: x -= 1 1", ["kann diese Zeile nicht lesen"]),
    "own_network": ("class Network: pass\nNetwork().fit(1, 2)", ["baue das Netz neu"]),
    "categories": ("import numpy as np\nnp.ones((7, 10)) - np.ones(7)", ["`to_categorical(labels, 10)`"]),
    "array_numbers": ("import numpy as np\nnp.array(1.0, 2.0, 3.0)", ["`np.array([1.0, 2.0, 3.0])`"]),
    "sum_numbers": ("import numpy as np\nnp.sum(1, 2, 3)", ["`np.sum([1, 2, 3])`"]),
    "max_numbers": ("import numpy as np\nnp.max(1, 2)", ["`np.max([1, 2])`"]),
    "array_and_text": ("import numpy as np\nnp.ones(3) + 'a'", ["Rechts steht ein Text"]),
    "product_layer": (
        f"{_START}np.ones((2, 3)) @ Layer(3, 2, relu)",
        ["Rechts von `@` steht ein Objekt der Art `Layer`"],
    ),
    "module_layer": ("from course_helpers.framework import layer\nlayer(784, 16, 1)", ["Meinst du `Layer`?"]),
    "colon_inside": ("for i in range(3) print(i)", ["Hinter `for i in range(3)` fehlt ein Doppelpunkt"]),
    "colon_if": ("if x == 3 return 4", ["Hinter `if x == 3` fehlt ein Doppelpunkt"]),
    "colon_elif": ("if 1:\n    x = 1\nelif x > 2\n    x = 3", ["Am Ende dieser Zeile fehlt ein Doppelpunkt"]),
    "colon_else": ("if 1:\n    x = 1\nelse x = 2", ["Hinter `else` fehlt ein Doppelpunkt"]),
    "colon_def": ("def f(x) return x", ["Hinter `def f(x)` fehlt ein Doppelpunkt"]),
    "colon_class": ("class Schicht pass", ["Hinter `class Schicht` fehlt ein Doppelpunkt"]),
    "colon_with": ("with open('x') as f f.read()", ["Hinter `with open('x') as f` fehlt ein Doppelpunkt"]),
    "colon_try": (
        "try\n    x = 1\nexcept ValueError:\n    pass",
        ["Am Ende dieser Zeile fehlt ein Doppelpunkt"],
    ),
    "colon_except": (
        "try:\n    x\nexcept ValueError\n    pass",
        ["Am Ende dieser Zeile fehlt ein Doppelpunkt"],
    ),
    "colon_lambda": ("f = lambda x x + 1", ["Hinter `lambda x` fehlt ein Doppelpunkt"]),
    "colon_semicolon": ("for i in range(3);\n    print(i)", ["kein Semikolon"]),
    "colon_is_there": ("if x > 3 y:\n    pass", ["Vor dem Doppelpunkt"]),
    "else_if": ("if 1:\n    x = 1\nelse if x > 2:\n    x = 3", ["als ein Wort: `elif`"]),
    "braces": ("if x > 3 {\n    y = 1\n}", ["Geschweifte Klammern"]),
    "lambda_name": ("lambda = 0.1", ["ein Wort mit fester Bedeutung"]),
    "german_words": ("if x > 3 und y < 2:\n    x = 1", ["`and`"]),
    "name_of_a_function": ("max = 3\nmax(1, 2)", ["`max` ist keine Funktion mehr", "`del max`"]),
    "net_place": (f"{_NET}netz[0]", ["nichts mit eckigen Klammern herausgreifen", "`netz.layers`"]),
    "history_key": (f"{_NET}v = netz.fit(x, z, 1, progress=False)\nv['accuracy']", ["Schreibe `v.accuracy`"]),
    "class_attribute": (
        f"{_START}Network.cross_entropy",
        ["Die Klasse `Network`", "Meinst du `cross_entropy_loss`?"],
    ),
    "axis_is_an_array": (
        "import numpy as np\na = np.ones(3)\nnp.argmin(a, a)",
        ["`np.argmin` nimmt nur ein Array"],
    ),
    "larger_of_two": (
        "import numpy as np\nz = 0.5\nnp.max(0, z)",
        ["den größeren von zwei Werten", "`max(0, z)`", "`np.maximum(0, z)`"],
    ),
    "smaller_of_two_in_an_array": (
        "import numpy as np\nz = np.ones(3)\nnp.min(1, z)",
        ["den kleineren von zwei Werten", "`np.minimum(0, z)`"],
    ),
    "larger_of_two_by_method": (
        "import numpy as np\nz = np.float64(0.5)\nz.max(0, z)",
        ["`np.maximum(0, z)`"],
    ),
    "comma_for_equals": (
        "import numpy as np\na = np.ones(3)\nnp.count_nonzero(a, a)",
        ["gehört `==` dazwischen, kein Komma"],
    ),
    "axes_alone": ("import numpy as np\nnp.ones((2, 3, 4)).max(1, 2)", ["Mehrere Achsen", "`axis=(1, 2)`"]),
    "axes_alone_summed": ("import numpy as np\nnp.sum(np.ones((2, 3, 4)), 1, -1)", ["`axis=(1, -1)`"]),
    "axes_in_a_list": (
        "import numpy as np\nnp.ones((2, 3, 4)).max(axis=[1, 2])",
        ["in runden Klammern, nicht in eckigen: `axis=(1, 2)`"],
    ),
    "axes_for_argmax": (
        "import numpy as np\nnp.ones((2, 3, 4)).argmax(axis=(1, 2))",
        ["nimmt nur eine Achse auf einmal"],
    ),
    "axis_twice": ("import numpy as np\nnp.ones((2, 3)).max(axis=(1, 1))", ["Jede Achse darf nur einmal"]),
    "joined_without_a_list": (
        "import numpy as np\na = np.ones((2, 3))\nnp.vstack(a, a)",
        ["in eine Liste: `np.vstack([a, a])`"],
    ),
    "joined_as_an_axis": (
        "import numpy as np\na = np.ones(3)\nnp.concatenate(a, a)",
        ["in eine Liste: `np.concatenate([a, a])`"],
    ),
    "place_in_an_empty_list": ("liste = []\nliste[0] = 3", ["hängst du hinten etwas an: `liste.append(…)`"]),
    "length_is_an_array": (
        "import numpy as np\nnp.eye(np.arange(3))",
        ["`np.eye` braucht hier eine ganze Zahl", "`len(…)`"],
    ),
    "keepdims_by_place": ("import numpy as np\nnp.ones((2, 3)).mean(1, True)", ["`keepdims=True`"]),
    "keepdims_misspelled": (
        "import numpy as np\nt = np.ones((2, 3))\nt.mean(axis=1, keepdim=True)",
        ["Meinst du `keepdims`?"],
    ),
    "ravel_form": (
        "import numpy as np\nnp.ones((2, 3)).ravel(3)",
        ["`ravel` macht immer eine einzige Reihe"],
    ),
    "resize_rest": ("import numpy as np\nx = np.ones(6)\nx.resize(2, -1)", ["Umformen geht mit `reshape`"]),
    "function_as_place": (
        "import numpy as np\na = np.ones(3)\na[a.argmin]",
        ["Rufe sie mit runden Klammern auf: `a.argmin()`"],
    ),
    "value_as_place": ("import numpy as np\na = np.ones(3)\na[min(a)]", ["`np.argmin(a)`"]),
    "values_as_places": (
        "import numpy as np\na = np.ones(3)\na[a + 0.5]",
        ["Stellen liefern zum Beispiel `np.argmin`"],
    ),
    "if_with_min": (
        "import numpy as np\na = np.ones(3)\nif a == min(a):\n    pass",
        ["brauchen aber ein einziges Ja oder Nein"],
    ),
    "max_of_arrays": (
        "import numpy as np\na = np.ones(3)\nb = max(0, a)",
        ["`max` vergleicht einzelne Zahlen"],
    ),
    "pair_with_float": ("z = 0.5 + 0,4\nmax(0, z)", ["`z` besteht aus zwei Werten", "`0.4` statt `0,4`"]),
    "pair_subtracted": (
        "import numpy as np\nx = np.ones(3)\nx -= 0,1 * x",
        ["`0,1` sind für Python zwei Zahlen", "`0.1`"],
    ),
    "ufunc_in_brackets": ("import numpy as np\nnp.log[3]", ["davor steht aber eine Funktion"]),
    "numpy_function_in_brackets": ("import numpy as np\nnp.argmin[3]", ["davor steht aber eine Funktion"]),
    "numpy_function_minus": ("import numpy as np\n3 - np.mean", ["Rechts von `-` steht eine Funktion"]),
    "tuple_called": ("d = (1, 2)\nd(0)", ["davor steht aber ein Tupel", "eckigen Klammern heraus"]),
    "tuple_attribute": ("d = (1, 2)\nd.b", ["Aus einem Tupel greifst du Werte mit eckigen Klammern heraus"]),
    "array_index": ("import numpy as np\nnp.ones(3).index(1)", ["`argmin()`"]),
    "array_count": ("import numpy as np\nnp.ones(3).count()", ["`np.count_nonzero(…)`"]),
    "array_median": ("import numpy as np\nnp.ones(3).median()", ["`np.median(…)`"]),
    "self_too_much": (
        "class L:\n    def f(self, neurons):\n        return self.neurons\nL().f(3)",
        ["aber `neurons`. Lass `self.` davor weg"],
    ),
    "used_to_make_itself": ("def f():\n    z = z + 1\nf()", ["Rechts vom `=` steht `z`"]),
    "x_for_star": ("z = a x b", ["`*`. Das Matrixprodukt heißt `@`"]),
    "minus_and_equals": ("w - = 3", ["kein Leerzeichen stehen: `-=`"]),
    "space_for_thousands": ("gewichte = 12 960", ["ohne Leerzeichen"]),
}
