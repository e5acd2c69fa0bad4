"""Layers and a network as pupils write them: chapter 3's solution, correct variants, chapter 4's network."""

import numpy as np


class BookLayer:
    """Chapter 3's solution: no checks, the lesson's derivative of softmax, Glorot's start."""

    dtype = np.float32

    def __init__(self, nActualLayer, nNextLayer, activationFunction, seed=None):
        zufall = np.random.default_rng(seed)
        form = (nActualLayer, nNextLayer)
        grenze = np.sqrt(6 / (nActualLayer + nNextLayer))
        self.weightsForNext = zufall.uniform(-grenze, grenze, form).astype(self.dtype)
        self.biasesForNext = np.zeros(nNextLayer, dtype=self.dtype)
        self.activationFunction = activationFunction
        self.last_z = np.array([])
        self.last_values = np.array([])

    def feedForward(self, neurons, recording=False):
        z = neurons @ self.weightsForNext + self.biasesForNext
        if recording:
            self.last_z = z
            self.last_values = neurons
        return self.activationFunction.function(z)

    def getDerivatives(self, outputDerivative):
        if not (len(self.last_z) and len(self.last_values)):
            raise ValueError("Zuerst feedForward(..., recording=True)")
        f = 1 / outputDerivative.shape[0]
        delta = self.activationFunction.derivative(self.last_z) * outputDerivative
        b = f * delta.sum(axis=0)
        w = f * self.last_values.T @ delta
        a = delta @ self.weightsForNext.T
        return b, w, a

    def sgd(self, derivatives, learningRate):
        self.biasesForNext -= learningRate * derivatives[0]
        self.weightsForNext -= learningRate * derivatives[1]


class DoubleLayer(BookLayer):
    """The same in numpy's usual float64."""

    dtype = np.float64


class FullSoftmax(BookLayer):
    """The same with every path through softmax."""

    def getDerivatives(self, outputDerivative):
        p = self.activationFunction.function(self.last_z)
        if np.allclose(p.sum(axis=1), 1):
            delta = p * (outputDerivative - (p * outputDerivative).sum(axis=1, keepdims=True))
        else:
            delta = self.activationFunction.derivative(self.last_z) * outputDerivative
        f = 1 / len(delta)
        return f * delta.sum(axis=0), f * self.last_values.T @ delta, delta @ self.weightsForNext.T


class DoubleFullSoftmax(FullSoftmax):
    """Every path, and float64."""

    dtype = np.float64


class OtherNames:
    """Everything inside is called differently, there is no seed, and `sgd` makes new arrays."""

    def __init__(self, n, m, funktion):
        self.gewichte = np.random.default_rng(n + m).uniform(-1, 1, (n, m)) * np.sqrt(6 / n)
        self.schwellen = np.zeros(m)
        self.funktion = funktion

    def feedForward(self, a, merken=False):
        z = np.dot(a, self.gewichte) + self.schwellen
        if merken:
            self.z, self.a = z, a
        return self.funktion.function(z)

    def getDerivatives(self, d):
        delta = self.funktion.derivative(self.z) * d
        return delta.mean(axis=0), self.a.T @ delta / len(d), delta @ self.gewichte.T

    def sgd(self, steigungen, rate):
        self.schwellen = self.schwellen - rate * steigungen[0]
        self.gewichte = self.gewichte - rate * steigungen[1]


class InADict:
    """The parameters stand in a dict, as some pupils know it from other courses."""

    def __init__(self, n, m, funktion):
        self.p = {"W": np.random.default_rng(n + m).normal(size=(n, m)) / np.sqrt(n), "b": np.zeros(m)}
        self.funktion = funktion

    def feedForward(self, a, recording=False):
        z = a @ self.p["W"] + self.p["b"]
        if recording:
            self.p["z"], self.p["a"] = z, a
        return self.funktion.function(z)

    def getDerivatives(self, d):
        delta = self.funktion.derivative(self.p["z"]) * d
        return [delta.mean(axis=0), self.p["a"].T @ delta / len(d), delta @ self.p["W"].T]

    def sgd(self, derivatives, learningRate):
        self.p["b"] -= learningRate * derivatives[0]
        self.p["W"] -= learningRate * derivatives[1]


OWN = [BookLayer, DoubleLayer, FullSoftmax, DoubleFullSoftmax, OtherNames, InADict]


class BookNetwork:
    """Chapter 4's network, with `train` hung on afterwards as there."""

    def __init__(self, layers):
        self._layers = layers

    def feedForward(self, inputs, recording=False):
        values = inputs
        for layer in self._layers:
            values = layer.feedForward(values, recording)
        return values

    @staticmethod
    def mse_loss(outputs, labels):
        loss = np.sum((outputs - labels) ** 2, axis=0)
        derivative = 2 * (outputs - labels)
        return loss, derivative


def train(self, inputs, labels, learningRate=0.01):
    outputs = self.feedForward(inputs, recording=True)
    loss, outputDerivative = BookNetwork.mse_loss(outputs, labels)
    derivatives = []
    for layer in self._layers[::-1]:
        derivative = layer.getDerivatives(outputDerivative)
        outputDerivative = derivative[2]
        derivatives.append(derivative)
    for layer, steigungen in zip(self._layers[::-1], derivatives, strict=True):
        layer.sgd(steigungen, learningRate)
    return sum(loss) / outputs.shape[0]


BookNetwork.train = train
