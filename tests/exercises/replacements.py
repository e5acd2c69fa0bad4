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
        "derivative for function": [(F, "self.activationFunction.derivative(z)")],
        "nothing recorded": [("if recording:", "if False:")],
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
        "one of two": [(SGD_W, "self.weightsForNext")],
        "learning rate forgotten": [("learningRate * ", "")],
        "divided by the learning rate": _both("{value} -= {slope} / learningRate"),
        "learning rate added": _both("{value} -= learningRate + {slope}"),
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
        "counted down": [("+= 1", "-= 1")],
        "counted both ways": [("matrix[r, a] += 1", "matrix[r, a] += 1; matrix[a, r] += 1")],
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
}
