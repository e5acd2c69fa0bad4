"""A notebook as the lab writes them, cell by cell: the same imports, calls and paths, in words of our own.

It keeps to what only the lab's own chapter does and ours do not: the imports by its names, torchvision with a
folder that is not there, torch's own loader, a drawing board with a thread that asks the model without end.
"""

CELLS = [
    """
from _static.common.helpers import (
    get_nightly_calibration, is_experimental_kernel,
    save_nightly_calibration, setup_hardware_client)
setup_hardware_client()
""",
    """
import threading
import time
from functools import partial
import numpy as np
import torch
from torchvision import datasets, transforms
import hxtorch
import ipywidgets as w
from ipycanvas import Canvas, hold_canvas
from IPython import get_ipython
from tqdm.auto import tqdm
%matplotlib inline
import matplotlib.pyplot as plt
""",
    """
save_nightly_calibration('hagen_cocolist.pbin')
hxtorch.init_hardware(hxtorch.CalibrationPath('hagen_cocolist.pbin'))
hxtorch.perceptron.set_mock_parameter(hxtorch.perceptron.measure_mock_parameter())
""",
    """
place = '/loh/data/mnist'
plain = transforms.Compose([transforms.ToTensor(), transforms.Lambda(lambda x: x.round())])
cropped = transforms.Compose([transforms.RandomResizedCrop(28), plain])
training = datasets.MNIST(place, train=True, transform=cropped, download=True)
testing = datasets.MNIST(place, train=False, transform=plain, download=True)
by_digit = {n: [] for n in range(10)}
for picture, n in testing:
    by_digit[n].append(picture)
loader = torch.utils.data.DataLoader(dataset=training, batch_size=200, shuffle=True)
test_loader = torch.utils.data.DataLoader(dataset=testing, batch_size=200)
""",
    """
figure, axes = plt.subplots(2, 2, constrained_layout=True)
for axis in axes.flatten():
    axis.imshow(testing[np.random.randint(0, len(testing) - 1)][0][0], cmap='Greys')
    axis.set_axis_off()
""",
    """
class Model(torch.nn.Module):
    def __init__(self, mock=True):
        super().__init__()
        self.mock = mock
        nn = hxtorch.perceptron.nn
        self.classifier = torch.nn.Sequential(
            nn.Linear(in_features=28 * 28, out_features=256, mock=mock),
            nn.ConvertingReLU(shift=1, mock=True),
            nn.Linear(in_features=256, out_features=256, mock=mock),
            nn.ConvertingReLU(shift=1, mock=True),
            nn.Linear(in_features=256, out_features=10, mock=mock))

    def forward(self, x):
        return self.classifier(x.view(-1, 28 * 28) * 31.)
""",
    """
class ZahlenMalen:
    def __init__(self, model, numbers, *, scale=10, autostop=True):
        self.model, self.numbers, self.scale, self.autostop = model, numbers, scale, autostop
        self.canvas = Canvas(width=scale * 28, height=scale * 28, sync_image_data=True,
                             layout=w.Layout(border='solid gray', margin='10px'))
        self.canvas.on_mouse_move(self.draw)
        self.canvas.on_touch_move(self.draw)
        self.colour = w.RadioButtons(options=['schwarz', 'weiß'])
        w.interactive(self.choose, color=self.colour)
        self.buttons = [w.Button(description=str(n)) for n in range(10)]
        for n, button in enumerate(self.buttons):
            button.on_click(partial(self.draw_number, n))
        self.result, self.running, self.answers = w.HTML(), True, 0
        self.started_at = get_ipython().execution_count
        self.thread = threading.Thread(target=self.work)
        self.thread.start()

    def choose(self, color):
        self.canvas.fill_style = 'white' if color == 'weiß' else 'gray'

    def draw(self, x, y):
        with hold_canvas(self.canvas):
            self.canvas.fill_rect(x, y, self.scale, self.scale)

    def draw_number(self, n, *_):
        data = self.numbers[n][0].repeat_interleave(self.scale, -2).repeat_interleave(self.scale, -1)[0]
        self.canvas.put_image_data((1 - np.repeat(np.array(data)[:, :, np.newaxis], 3, axis=-1)) * 255)

    def pixels(self):
        try:
            return (self.canvas.get_image_data()[5::self.scale, 5::self.scale, 0] <= 128).astype(float)
        except RuntimeError:    # no page is looking
            return self.canvas.create_image_data(28, 28)[..., -1] / 255

    def work(self):
        while self.running:
            time.sleep(0.05)
            drawn = torch.tensor(self.pixels(), dtype=torch.float).unsqueeze(0)
            scores = self.model(drawn.unsqueeze(0)).detach().flatten()
            self.result.value = ''.join(f'<h4>{i}</h4>' for i in reversed(scores.argsort()))
            self.answers += 1
            if self.autostop and get_ipython().execution_count > self.started_at + 2:
                self.stop_worker()

    def stop_worker(self):
        self.running = False

    def display(self):
        display(w.HBox([w.VBox(self.buttons), self.canvas, w.VBox([self.colour, self.result])]))
""",
    """
model = Model()
board = ZahlenMalen(model, by_digit)
board.display()
board.buttons[3].click()
board.draw(20, 30)
""",
    """
while not board.answers:
    time.sleep(0.1)
board.stop_worker()
board.thread.join()
assert board.result.value.count('<h4>') == 10
""",
    """
def train(model, loader, optimizer):
    model.train()
    bar = tqdm(total=len(loader), unit='batch', postfix=' ' * 11, leave=False)
    for data, target in loader:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(data), target) / 64
        loss.backward()
        optimizer.step()
        bar.set_postfix(loss=f'{loss.item():.4f}')
        bar.update()
    bar.close()
""",
    """
def test(model, loader):
    model.eval()
    right = 0
    with torch.no_grad():
        for data, target in loader:
            guess = model(data).argmax(dim=1, keepdim=True)
            right += guess.eq(target.view_as(guess)).sum().item()
    return right / len(loader.dataset)
""",
    """
model = Model()
print(model)
optimizer = torch.optim.Adam(model.parameters(), lr=0.25)
for epoch in range(4):
    train(model, loader, optimizer)
print(f'Genauigkeit: {test(model, test_loader) * 100:.2f}%')
""",
    """
from course_helpers import ZahlenMalen as Ours
both = [ZahlenMalen(model, by_digit), Ours(model, by_digit, line_width=2)]
for one in both:
    one.display()
""",
    """
for one in both:
    one.stop_worker()
""",
]
