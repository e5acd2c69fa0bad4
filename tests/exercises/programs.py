"""Pupils' programs: for every foreseen mistake of every task one that makes exactly this mistake.

A program is an expression for the line ``return ...`` of the task's gap cell (``HEADS``), the values handed
over, or a replacement in the printed solution.
"""

HEADS = {
    "fehler": "w, dehnung, kraft",
    "bestes_w": "moegliche_w, fehler",
    "neuron": "eingang, gewichte, bias",
    "wochenende": "tabelle",
    "flach": "bilder",
    "abweichung": "tabelle",
    "prozent": "ausgaben, richtig",
    "steigung": "fehler, w, h",
    "aufbereiten": "bilder",
    "one_hot": "ziffern",
    "lernrate": "start, epoche",
    "kreuzentropie": "ausgaben, labels",
    "fuenf_bit": "pixel",
    "wandler": "produkt, verstaerkung",
    "rauschen": "messungen",
    "aehnlichkeit": "a, b",
    "converting_relu": "z, shift",
    "zeilen": "gewichte",
}

EXPRESSIONS = {
    "fehler": {
        "missing 1/n": "sum((w * dehnung - kraft) ** 2)",
        "not squared": "(w * dehnung - kraft).mean()",
        "absolute value": "np.mean(abs(w * dehnung - kraft))",
        "square of the mean": "np.mean(w * dehnung - kraft) ** 2",
        "root taken": "np.mean((w * dehnung - kraft) ** 2) ** 0.5",
        "not averaged": "(kraft - w * dehnung) ** 2",
        "sum of both": "np.mean((w * dehnung + kraft) ** 2)",
    },
    "bestes_w": {
        "index instead of value": "np.argmin(fehler)",
        "loss instead of w": "min(fehler)",
        "largest loss": "moegliche_w[fehler.argmax()]",
        "smallest w": "min(moegliche_w)",
    },
    "neuron": {
        "forgotten bias": "max(0, np.sum(gewichte * eingang))",
        "bias subtracted": "max(0, gewichte @ eingang - bias)",
        "forgotten relu": "gewichte @ eingang + bias",
        "relu turned round": "min(0, np.sum(gewichte * eingang) + bias)",
        "bias after relu": "max(0, np.sum(gewichte * eingang)) + bias",
        "bias for every input": "max(0, np.sum(gewichte * eingang + bias))",
        "inputs and weights added": "max(0, np.sum(gewichte + eingang) + bias)",
        "not summed": "np.maximum(0, gewichte * eingang + bias)",
    },
    "wochenende": {
        "rows instead of columns": "tabelle[-2:]",
        "first two": "tabelle[:, 0:2]",
        "last only": "tabelle[:, -1]",
        "last but one only": "tabelle[:, -2]",
        "without the last": "tabelle[:, :-2]",
        "counted from the front": "tabelle[:, 2:]",
    },
    "flach": {
        "one long row": "bilder.flatten()",
        "pixels in rows": "bilder.reshape(-1, len(bilder))",
        "transposed": "bilder.reshape(len(bilder), -1).T",
        "rows kept": "bilder.reshape(-1, bilder.shape[2])",
        "first picture only": "bilder[0].flatten()",
        "only 28 by 28": "bilder.reshape(-1, 784)",
    },
    "abweichung": {
        "wrong axis": "tabelle - tabelle.mean(axis=0)",
        "mean of everything": "tabelle - np.mean(tabelle)",
        "wrong sign": "tabelle.mean(axis=1).reshape(-1, 1) - tabelle",
        "keepdims forgotten": "tabelle - tabelle.mean(axis=1)",
        "changed in place": "tabelle.__isub__(tabelle.mean(axis=1, keepdims=True))",
        "divided": "tabelle / tabelle.mean(axis=1, keepdims=True)",
        "mean only": "tabelle.mean(axis=1, keepdims=True)",
    },
    "prozent": {
        "share, not percent": "np.mean(ausgaben.argmax(axis=1) == richtig)",
        "only counted": "np.count_nonzero(ausgaben.argmax(axis=1) == richtig)",
        "missing 1/n": "100 * sum(ausgaben.argmax(axis=1) == richtig)",
        "wrong ones counted": "100 * np.mean(ausgaben.argmax(axis=1) != richtig)",
        "divided by the outputs": "100 * sum(ausgaben.argmax(axis=1) == richtig) / len(ausgaben[0])",
        "wrong axis": "np.count_nonzero(ausgaben.argmax(axis=0) == richtig) / len(richtig) * 100",
        "value instead of place": "100 * np.mean(ausgaben.max(axis=1) == richtig)",
    },
    "steigung": {
        "2 forgotten": "(fehler(w + h) - fehler(w - h)) / h",
        "parentheses forgotten": "(fehler(w + h) - fehler(w - h)) / 2 * h",
        "wrong sign": "(fehler(w - h) - fehler(w + h)) / (2 * h)",
        "one side only": "(fehler(w + h) - fehler(w)) / h",
        "not divided": "fehler(w + h) - fehler(w - h)",
        "sum for difference": "(fehler(w + h) + fehler(w - h)) / (2 * h)",
    },
    "aufbereiten": {
        "not divided": "bilder.reshape(len(bilder), -1)",
        "divided by 256": "bilder.reshape(len(bilder), -1) / 256",
        "whole division": "bilder.reshape(len(bilder), -1) // 255",
        "divided by the largest of each picture": "np.array([b.flatten() / b.max() for b in bilder])",
        "not flat": "bilder / 255",
        "one long row": "bilder.flatten() / 255",
        "only 28 by 28": "bilder.reshape(-1, 784) / 255",
    },
    "one_hot": {
        "counted from one": "np.eye(10)[(ziffern + 1) % 10]",
        "transposed": "np.eye(10)[:, ziffern]",
        "as many columns as digits seen": "np.eye(max(ziffern) + 1)[ziffern]",
        "digit instead of one": "np.diag(np.arange(10))[ziffern]",
        "ones and zeros swapped": "np.eye(10)[ziffern] == 0",
        "whole column": "np.array([[z in ziffern for z in range(10)] for _ in ziffern]) * 1",
        "first row only": "np.vstack([np.eye(10)[ziffern[:1]], np.zeros((len(ziffern) - 1, 10))])",
    },
    "lernrate": {
        "halved every epoch": "start / 2 ** epoche",
        "smooth": "start * 0.5 ** (epoche / 10)",
        "halved only once": "start / 2 if epoche >= 10 else start",
        "divided by a multiple": "start / (2 * (epoche // 10)) if epoche >= 10 else start",
        "doubled": "start * 2 ** (epoche // 10)",
        "only the factor": "0.5 ** (epoche // 10)",
    },
    "kreuzentropie": {
        "wrong sign": "np.log((ausgaben * labels).sum(axis=1)).mean()",
        "missing 1/n": "-np.sum(np.log((ausgaben * labels).sum(axis=1)))",
        "mean over outputs, too": "-np.mean(labels * np.log(ausgaben))",
        "all outputs": "-np.mean(np.log(ausgaben))",
        "decimal logarithm": "-np.mean(np.log10((ausgaben * labels).sum(axis=1)))",
        "logarithm forgotten": "-(ausgaben * labels).sum(axis=1).mean()",
        "wrong axis": "-np.mean(np.log((ausgaben * labels).sum(axis=0)))",
        "not averaged": "-np.log((ausgaben * labels).sum(axis=1))",
    },
    "fuenf_bit": {
        "times 32": "np.round(32 * pixel)",
        "cut off": "(pixel * 31).astype(int)",
        "not rounded": "pixel * 31",
        "rounded first": "np.round(pixel) * 31",
        "five for 31": "np.round(pixel * 5)",
    },
    "wandler": {
        "no limits": "np.floor(produkt * verstaerkung)",
        "rounded to nearest": "np.clip(np.round(produkt * verstaerkung), -128, 127)",
        "cut towards zero": "np.clip((produkt * verstaerkung).astype(int), -128, 127)",
        "not rounded": "np.clip(produkt * verstaerkung, -128, 127)",
        "limits turned": "np.clip(np.floor(produkt * verstaerkung), -127, 128)",
        "limits too wide": "np.clip(np.floor(produkt * verstaerkung), -255, 255)",
        "negative lost": "np.clip(np.floor(produkt * verstaerkung), 0, 127)",
        "clipped before gain": "np.floor(np.clip(produkt, -128, 127) * verstaerkung)",
        "divided by the gain": "np.clip(np.floor(produkt / verstaerkung), -128, 127)",
    },
    "rauschen": {
        "wrong axis": "messungen.mean(axis=1), messungen.std(axis=1)",
        "no axis": "messungen.mean(), messungen.std()",
        "variance": "messungen.mean(axis=0), messungen.std(axis=0) ** 2",
        "swapped": "messungen.std(axis=0), messungen.mean(axis=0)",
        "range": "messungen.mean(axis=0), np.ptp(messungen, axis=0)",
    },
    "aehnlichkeit": {
        "whole table": "np.corrcoef(a, b)",
        "diagonal": "np.corrcoef(a, b)[1, 1]",
        "covariance": "np.cov(a, b)[1, 0]",
        "absolute value": "abs(np.corrcoef(a, b)[0, 1])",
    },
    "converting_relu": {
        "no upper limit": "np.maximum(0, z // 2 ** shift)",
        "relu forgotten": "np.minimum(31, z // 2 ** shift)",
        "not rounded": "np.clip(z / 2 ** shift, 0, 31)",
        "rounded to nearest": "np.clip(np.ceil(z / 2 ** shift - 0.5), 0, 31)",
        "rounded to even": "np.clip(np.round(z / 2 ** shift), 0, 31)",
        "times for power": "np.clip(np.floor(z / (2 * shift)), 0, 31)",
        "not divided": "np.clip(z, 0, 31)",
        "limited before dividing": "np.clip(z, 0, 31) // 2 ** shift",
        "limit 32": "np.clip(z // 2 ** shift, 0, 32)",
    },
    "zeilen": {
        "negative kept": "np.maximum(0, gewichte), np.minimum(0, gewichte)",
        "swapped": "np.maximum(0, -gewichte), np.maximum(0, gewichte)",
        "absolute values twice": "abs(gewichte), abs(gewichte)",
        "values left out": "gewichte[gewichte > 0], -gewichte[gewichte < 0]",
        "signs only": "gewichte > 0, gewichte < 0",
    },
}

VALUES = {
    "zaehlen": {
        "inputs have a bias": "(12960, 784 + 16 + 16 + 10)",
        "outputs without bias": "(12960, 32)",
        "middle step forgotten": "(784 * 16 + 16 * 10, 42)",
        "all multiplied": "(784 * 16 * 16 * 10, 42)",
        "neurons added": "(784 + 16 + 16 + 10, 42)",
        "biases included": "(12960 + 42, 42)",
        "swapped": "(42, 12960)",
    },
    "formen": {
        "output transposed": "((10, 500), (16,))",
        "inner number kept": "((784, 10), (16,))",
        "second product forgotten": "((500, 16), (16,))",
        "bias for each picture": "([500, 10], (500,))",
        "bias for each input": "((500, 10), (784,))",
        "bias of the output": "((500, 10), (10,))",
        "bias as a column": "((500, 10), (16, 1))",
        "bias for every picture and neuron": "((500, 10), (500, 16))",
    },
}

F = "self.activationFunction.function(z)"
Z = "neurons @ self.weightsForNext + self.biasesForNext"
STEP = "self.activationFunction.derivative(self.last_z) * outputDerivative"
SGD_B, SGD_W = (
    "self.biasesForNext -= learningRate * derivatives[0]",
    "self.weightsForNext -= learningRate * derivatives[1]",
)


def _both(new):
    """Write both lines of `sgd` anew, with ``{value}`` and ``{slope}``."""
    return [
        (SGD_B, new.format(value="self.biasesForNext", slope="derivatives[0]")),
        (SGD_W, new.format(value="self.weightsForNext", slope="derivatives[1]")),
    ]


REPLACEMENTS = {
    "feedForward": {
        "forgotten bias": [(" + self.biasesForNext", "")],
        "bias subtracted": [("+ self.biasesForNext", "- self.biasesForNext")],
        "star for at": [("neurons @", "neurons *")],
        "product transposed": [("neurons @ self.weightsForNext", "self.weightsForNext @ neurons")],
        "weights transposed": [("self.weightsForNext", "self.weightsForNext.T")],
        "activation forgotten": [(F, "z")],
        "activation twice": [(F, "self.activationFunction.function(self.activationFunction.function(z))")],
        "activation in z": [(F, "z"), (Z, f"self.activationFunction.function({Z})")],
        "bias after activation": [(" + self.biasesForNext", ""), (F, F + " + self.biasesForNext")],
        "input changed in place": [("    z =", "    neurons *= 1.001\n    z =")],
    },
    "getDerivatives": {
        "derivative of the activation forgotten": [(STEP, "outputDerivative")],
        "function for derivative": [("Function.derivative(", "Function.function(")],
        "derivative of the wrong values": [("derivative(self.last_z)", "derivative(outputDerivative)")],
        "sum for product in step 1": [("(self.last_z) *", "(self.last_z) +")],
        "wrong sign": [(STEP, f"-({STEP})")],
        "missing 1/n": [("b = f * ", "b = "), ("w = f * ", "w = ")],
        "1/n in a": [("a = z", "a = f * z")],
        "1/n twice in b": [("z.sum(axis=0)", "z.mean(axis=0)")],
        "wrong axis in b": [("z.sum(axis=0)", "z.sum(axis=1)")],
        "no axis in b": [("z.sum(axis=0)", "z.sum()")],
        "w transposed": [("self.last_values.T @ z", "z.T @ self.last_values")],
        "transpose forgotten in w": [("self.last_values.T @ z", "self.last_values @ z")],
        "star for at in w": [("self.last_values.T @ z", "self.last_values.T * z")],
        "transpose forgotten in a": [("self.weightsForNext.T", "self.weightsForNext")],
        "a transposed": [("z @ self.weightsForNext.T", "self.weightsForNext @ z.T")],
        "star for at in a": [("z @ self.weightsForNext.T", "z * self.weightsForNext.T")],
        "changed in place": [
            (
                f"z = {STEP}",
                "outputDerivative *= self.activationFunction.derivative(self.last_z); z = outputDerivative",
            )
        ],
    },
    "sgd": {
        "wrong sign": [("-=", "+=")],
        "assigned": [("-=", "=")],
        "assigned with minus": [("-=", "= -")],
        "learning rate forgotten": [("learningRate * ", "")],
        "divided by the learning rate": _both("{value} -= {slope} / learningRate"),
        "learning rate alone": _both("{value} -= learningRate"),
        "multiplied": [("-=", "*=")],
        "derivatives swapped": [
            ("derivatives[0]", "derivatives[2]"),
            ("derivatives[1]", "derivatives[0]"),
            ("derivatives[2]", "derivatives[1]"),
        ],
        "slopes changed in place": _both("d = {slope}; d *= learningRate; {value} -= d"),
    },
    "verwechslungen": {
        "transposed": [("matrix[r, a]", "matrix[a, r]")],
        "not counted": [("+= 1", "= 1")],
        "hits only": [("        matrix[r, a] += 1", "        if r == a: matrix[r, a] += 1")],
        "mistakes only": [("        matrix[r, a] += 1", "        if r != a: matrix[r, a] += 1")],
        "shares": [("return matrix", "return matrix / len(richtig)")],
        "first pair only": [("    return matrix", "        return matrix")],
    },
    "bloecke": {
        "limited at the end only": [
            ("np.clip(x[anfang:ende] @ w[anfang:ende], -128, 127)", "x[anfang:ende] @ w[anfang:ende]"),
            ("return summe", "return np.clip(summe, -128, 127)"),
        ],
        "never limited": [
            ("np.clip(x[anfang:ende] @ w[anfang:ende], -128, 127)", "x[anfang:ende] @ w[anfang:ende]")
        ],
        "limited twice": [("return summe", "return np.clip(summe, -128, 127)")],
        "last block forgotten": [("range(0, len(x), groesse)", "range(0, len(x) - groesse + 1, groesse)")],
        "only the last block": [("summe + stueck", "stueck")],
        "only the first block": [("    return summe", "        return summe")],
        "averaged": [("return summe", "return summe / len(range(0, len(x), groesse))")],
    },
}
