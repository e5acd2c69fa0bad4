"""The neural network that pupils write themselves, from scratch in numpy: read layer.py and network.py first.

Imports numpy and tqdm, nothing else of this course; runs in the browser as it does on a server.
"""

from course_helpers.framework.activation import ActivationFunction, relu, softmax
from course_helpers.framework.history import History
from course_helpers.framework.layer import Layer
from course_helpers.framework.network import Network

__all__ = ["ActivationFunction", "History", "Layer", "Network", "relu", "softmax"]
