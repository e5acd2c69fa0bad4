"""Chapter 1: counting what a network learns."""

from __future__ import annotations

from course_helpers.exercises.task import Mistake, values_task

count = values_task(
    id="zaehlen",
    goal="Gesucht ist die Anzahl der Gewichte und die der Biases im Netz 784, 16, 16, 10.",
    reference=(12960, 42),
    values=("gewichte_im_netz", "biases_im_netz"),
    solved="12\N{NARROW NO-BREAK SPACE}960 Gewichte und 42 Biases: 13\N{NARROW NO-BREAK SPACE}002 Zahlen, die das Netz lernen muss.",
    places={
        (
            "gewichte_im_netz",
        ): "Zwischen zwei Schichten mit n und m Neuronen gibt es n · m Gewichte. Rechne das für jeden Übergang aus, und addiere.",
        (
            "biases_im_netz",
        ): "Einen Bias hat jedes Neuron, das etwas ausrechnet: in beiden versteckten Schichten und am Ausgang.",
    },
    mistakes=(
        Mistake(
            "inputs have a bias",
            (12960, 826),
            "Bei den Biases hast du die 784 Eingänge mitgezählt. Die rechnen nichts aus und haben deshalb keinen Bias.",
            beside=True,
        ),
        Mistake(
            "outputs without bias",
            (12960, 32),
            "Bei den Biases fehlen die 10 Ausgänge. Auch sie rechnen etwas aus und haben einen Bias.",
            beside=True,
        ),
        Mistake(
            "middle step forgotten",
            (784 * 16 + 16 * 10, 42),
            "Zwischen den beiden versteckten Schichten liegen auch Gewichte, nämlich 16 · 16. Die fehlen dir.",
            beside=True,
        ),
        Mistake(
            "point for thousands",
            (12.96, 42),
            "Die Zahl stimmt. Ein Punkt ist in Python aber ein Komma: Schreibe große Zahlen ohne Punkt.",
            beside=True,
        ),
        Mistake(
            "all multiplied",
            (784 * 16 * 16 * 10, 42),
            "Bei den Gewichten hast du alle vier Zahlen multipliziert. Gewichte gibt es aber nur zwischen benachbarten Schichten. Rechne jedes Paar für sich und addiere.",
            beside=True,
        ),
        Mistake(
            "neurons added",
            (784 + 16 + 16 + 10, 42),
            "Das ist die Anzahl der Neuronen und nicht die der Gewichte. Zwischen zwei Schichten mit n und m Neuronen gibt es n · m Gewichte.",
            beside=True,
        ),
        Mistake(
            "biases included",
            (13002, 42),
            "Das sind Gewichte und Biases zusammen. Hier sind sie getrennt gefragt.",
            beside=True,
        ),
        Mistake("swapped", (42, 12960), "Die beiden Zahlen stimmen, sind aber vertauscht.", whole=True),
        Mistake(
            "first step only",
            (784 * 16, 42),
            "Das sind nur die Gewichte vom Eingang zur ersten versteckten Schicht. Danach kommen noch 16 auf 16 und 16 auf 10.",
            beside=True,
        ),
        Mistake(
            "last step forgotten",
            (784 * 16 + 16 * 16, 42),
            "Bei den Gewichten fehlt der letzte Übergang, von 16 auf 10.",
            beside=True,
        ),
        Mistake(
            "one hidden layer's biases",
            (12960, 26),
            "Bei den Biases fehlt eine versteckte Schicht. Es gibt zwei mit je 16 Neuronen.",
            beside=True,
        ),
        Mistake(
            "sixteen biases",
            (12960, 16),
            "Bei den Biases fehlen Schichten. Jedes der 16, der 16 und der 10 Neuronen hat einen.",
            beside=True,
        ),
        Mistake(
            "a bias for each layer",
            (12960, 3),
            "Nicht jede Schicht hat einen Bias, sondern jedes ihrer Neuronen.",
            beside=True,
        ),
        Mistake(
            "a bias for each weight",
            (12960, 12960),
            "So viele Biases wie Gewichte sind es nicht. Einen Bias hat jedes Neuron, das etwas ausrechnet.",
            beside=True,
        ),
        Mistake(
            "hidden layers merged",
            (784 * 32 + 32 * 10, 42),
            "Zwei Schichten mit je 16 Neuronen sind nicht dasselbe wie eine mit 32. Es gibt drei Übergänge: Rechne jeden für sich.",
            beside=True,
        ),
        Mistake(
            "hidden layers left out",
            (784 * 10, 42),
            "So viele Gewichte hätte ein Netz ohne versteckte Schichten. Dazwischen liegen aber zwei mit je 16 Neuronen.",
            beside=True,
        ),
        Mistake(
            "first step twice",
            (2 * 784 * 16 + 16 * 10, 42),
            "Von der ersten zur zweiten versteckten Schicht sind es 16 auf 16, nicht noch einmal 784 auf 16.",
            beside=True,
        ),
        Mistake(
            "a bias for each hidden layer",
            (12960, 2),
            "Nicht jede Schicht hat einen Bias, sondern jedes ihrer Neuronen.",
            beside=True,
        ),
    ),
)

TASKS = (count,)
