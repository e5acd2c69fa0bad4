"""Pupils' programs for tasks with several lines: values handed over, or replacements in the solution."""

VALUES = {
    "zaehlen": {
        "point for thousands": "(12.960, 42)",
        "inputs have a bias": "(12960, 784 + 16 + 16 + 10)",
        "outputs without bias": "(12960, 32)",
        "middle step forgotten": "(784 * 16 + 16 * 10, 42)",
        "all multiplied": "(784 * 16 * 16 * 10, 42)",
        "neurons added": "(784 + 16 + 16 + 10, 42)",
        "biases included": "(12960 + 42, 42)",
        "first step only": "(784 * 16, 42)",
        "last step forgotten": "(784 * 16 + 16 * 16, 42)",
        "one hidden layer's biases": "(12960, 16 + 10)",
        "sixteen biases": "(12960, 16)",
        "a bias for each layer": "(12960, 3)",
        "a bias for each weight": "(12960, 12960)",
        "swapped": "(42, 12960)",
        "hidden layers merged": "(784 * 32 + 32 * 10, 42)",
        "hidden layers left out": "(784 * 10, 42)",
        "first step twice": "(784 * 16 * 2 + 16 * 10, 42)",
        "a bias for each hidden layer": "(12960, 2)",
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
        "output of one picture": "((10,), (16,))",
        "shape of the weights": "((784, 16), (16,))",
        "shape of the second weights": "((16, 10), (16,))",
        "bias as large as the weights": "((500, 10), (784, 16))",
    },
    "treppe": {
        "never lit": "feuerkette(20, 20, 0)",
        "goes out": "feuerkette(60, 60, 60)",
        "goes out after firing twice": "([[10, 12]] * 60 + [[]] * 65, [])",
        "some missing": "feuerkette(60, 40, 60, stumm=[52])",
        "fires again": "feuerkette(60, 40, 0)",
        "fires again, some missing": "feuerkette(60, 40, 0, stumm=[52])",
    },
}

F = "self.activationFunction.function(z)"
Z = "neurons @ self.weightsForNext + self.biasesForNext"
LATE_BIAS = "self.activationFunction.function(neurons @ self.weightsForNext) + self.biasesForNext"
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
        "return only when recording": [
            ("    return self", "        return self"),
        ],
        "return only when not recording": [("    return self", "    else:\n        return self")],
        "function forgotten": [("activationFunction.function(z)", "activationFunction(z)")],
        "inputs for z in the activation": [("function(z)", "function(neurons)")],
        "bias multiplied": [("+ self.biasesForNext", "* self.biasesForNext")],
        "output recorded as input": [("self.last_values = neurons", "self.last_values = z")],
        "forgotten bias": [(" + self.biasesForNext", "")],
        "bias subtracted": [("+ self.biasesForNext", "- self.biasesForNext")],
        "star for at": [("neurons @", "neurons *")],
        "product transposed": [("neurons @ self.weightsForNext", "self.weightsForNext @ neurons")],
        "weights transposed": [("self.weightsForNext", "self.weightsForNext.T")],
        "activation forgotten": [(F, "z")],
        "derivative for function": [(F, "self.activationFunction.derivative(z)")],
        "nothing recorded": [("if recording:", "if False:")],
        "activation twice": [(F, "self.activationFunction.function(self.activationFunction.function(z))")],
        "activation in z": [(F, "z"), (Z, f"self.activationFunction.function({Z})")],
        "activation in z and in the return": [(Z, f"self.activationFunction.function({Z})")],
        "bias after activation, all of it in z": [(Z, LATE_BIAS), (F, "z")],
        "bias after activation, then activation again": [(Z, LATE_BIAS)],
        "relu for every layer": [(F, "np.maximum(0, z)")],
        "relu for every layer, in z": [(Z, f"np.maximum(0, {Z})"), (F, "z")],
        "relu in z, then activation": [(Z, f"np.maximum(0, {Z})")],
        "rows one by one": [(F, "np.array([self.activationFunction.function(zeile) for zeile in z])")],
        "bias after activation": [(" + self.biasesForNext", ""), (F, F + " + self.biasesForNext")],
    },
    "getDerivatives": {
        "relu's derivative for every layer": [
            ("self.activationFunction.derivative(self.last_z)", "(self.last_z > 0)")
        ],
        "slopes for the weights in a": [("self.weightsForNext.T", "w.T")],
        "outer slope forgotten": [(STEP, "self.activationFunction.derivative(self.last_z)")],
        "derivative forgotten in the call": [("Function.derivative(", "Function(")],
        "sums for the inputs in w": [("self.last_values.T", "self.last_z.T")],
        "derivative of the inputs": [("derivative(self.last_z)", "derivative(self.last_values)")],
        "1/n in step 1": [("z = self", "z = f * self")],
        "derivative of the function's value": [
            ("derivative(self.last_z)", "derivative(self.activationFunction.function(self.last_z))")
        ],
        "rows one by one": [
            (
                "self.activationFunction.derivative(self.last_z)",
                "np.array([self.activationFunction.derivative(zeile) for zeile in self.last_z])",
            )
        ],
        "inputs forgotten in w": [("self.last_values.T @ z", "z.T @ z")],
        "sum in b with the inputs": [("z.sum(axis=0)", "z")],
        "derivative of the activation forgotten": [(STEP, "outputDerivative")],
        "function for derivative": [("Function.derivative(", "Function.function(")],
        "derivative of the wrong values": [("derivative(self.last_z)", "derivative(outputDerivative)")],
        "sum for product in step 1": [("(self.last_z) *", "(self.last_z) +")],
        "wrong sign": [(STEP, f"-({STEP})")],
        "minus before the derivative": [("z = self", "z = -self")],
        "derivative of minus z": [("derivative(self.last_z)", "derivative(-self.last_z)")],
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
    },
    "sgd": {
        "wrong sign": [("-=", "+=")],
        "assigned": [("-=", "=")],
        "assigned with minus": [("-=", "= -")],
        "one of two": [(SGD_W, "self.weightsForNext")],
        "learning rate forgotten": [("learningRate * ", "")],
        "divided by the learning rate": _both("{value} -= {slope} / learningRate"),
        "learning rate added": _both("{value} -= learningRate + {slope}"),
        "learning rate alone": _both("{value} -= learningRate"),
        "multiplied": [("-=", "*=")],
        "divided": [("-=", "/=")],
        "biases' slopes twice": [("derivatives[1]", "derivatives[0]")],
        "wrong derivatives": [
            ("derivatives[0]", "derivatives[2]"),
            ("derivatives[1]", "derivatives[0]"),
            ("derivatives[2]", "derivatives[1]"),
        ],
        "slopes changed in place": _both("d = {slope}; d *= learningRate; {value} -= d"),
    },
    "verwechslungen": {
        "every with every": [
            ("r, a in zip(richtig, antworten)", "r, a in ((r, a) for r in richtig for a in antworten)")
        ],
        "whole arrays inside the loop": [("matrix[r, a]", "matrix[richtig, antworten]")],
        "digits added": [("+= 1", "+= r")],
        "counted from one": [("matrix[r, a]", "matrix[r - 1, a - 1]")],
        "diagonal only": [("matrix[r, a]", "matrix[r, r]")],
        "answers on the diagonal": [("matrix[r, a]", "matrix[a, a]")],
        "whole matrix counted": [("matrix[r, a] += 1", "matrix += 1")],
        "whole row counted": [("matrix[r, a] += 1", "matrix[r] += 1")],
        "transposed": [("matrix[r, a]", "matrix[a, r]")],
        "not counted": [("+= 1", "= 1")],
        "counted down": [("+= 1", "-= 1")],
        "counted both ways": [("matrix[r, a] += 1", "matrix[r, a] += 1; matrix[a, r] += 1")],
        "hits only": [("        matrix[r, a] += 1", "        if r == a: matrix[r, a] += 1")],
        "mistakes only": [("        matrix[r, a] += 1", "        if r != a: matrix[r, a] += 1")],
        "shares": [("return matrix", "return matrix / len(richtig)")],
        "first pair only": [("    return matrix", "        return matrix")],
    },
    "bloecke": {
        "block one too short": [("ende = anfang + groesse", "ende = anfang + groesse - 1")],
        "block one too long": [("ende = anfang + groesse", "ende = anfang + groesse + 1")],
        "to the end each time": [("[anfang:ende]", "[anfang:]")],
        "from the start each time": [("[anfang:ende]", "[:ende]")],
        "limits turned": [("-128, 127", "-127, 128")],
        "upper limit 128": [("-128, 127", "-128, 128")],
        "no lower limit": [("-128, 127", "None, 127")],
        "negative lost": [("-128, 127", "0, 127")],
        "running sum limited": [
            ("np.clip(x[anfang:ende] @ w[anfang:ende], -128, 127)", "x[anfang:ende] @ w[anfang:ende]"),
            ("summe + stueck", "np.clip(summe + stueck, -128, 127)"),
        ],
        "limited at the end only": [
            ("np.clip(x[anfang:ende] @ w[anfang:ende], -128, 127)", "x[anfang:ende] @ w[anfang:ende]"),
            ("return summe", "return np.clip(summe, -128, 127)"),
        ],
        "whole input each time": [("x[anfang:ende] @ w[anfang:ende]", "x @ w")],
        "never limited": [
            ("np.clip(x[anfang:ende] @ w[anfang:ende], -128, 127)", "x[anfang:ende] @ w[anfang:ende]")
        ],
        "limited twice": [("return summe", "return np.clip(summe, -128, 127)")],
        "last block forgotten": [("range(0, len(x), groesse)", "range(0, len(x) - groesse + 1, groesse)")],
        "only the last block": [("summe + stueck", "stueck")],
        "only the first block": [("    return summe", "        return summe")],
        "averaged": [("return summe", "return summe / len(range(0, len(x), groesse))")],
    },
    "zeitschritt": {
        "exact solution": [("v + dt / tau * (ruhe - v)", "ruhe + (v - ruhe) * np.exp(-dt / tau)")],
        "parentheses forgotten": [("(ruhe - v)", "ruhe - v")],
        "never reset": [("        v = reset", "        pass")],
        "wrong sign": [("v + dt", "v - dt")],
        "upside down": [("dt / tau", "tau / dt")],
        "times for divided": [("dt / tau", "dt * tau")],
        "tau forgotten": [("dt / tau", "dt")],
        "old voltage forgotten": [("v = v + dt", "v = dt")],
        "voltage for distance": [("(ruhe - v)", "ruhe")],
        "whole way": [("v + dt / tau * (ruhe - v)", "ruhe")],
        "back to rest": [("v = reset", "v = ruhe")],
        "reset below": [("v > schwelle", "v < schwelle")],
        "old voltage looked at": [("    v = v +", "    alt = v\n    v = v +"), ("if v >", "if alt >")],
        "reset first": [
            ("    v = v + dt", "    v = reset if v > schwelle else v\n    v = v + dt"),
            ("        v = reset\n", "        pass\n"),
        ],
    },
}
