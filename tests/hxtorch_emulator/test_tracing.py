import logging

import pytest
import torch


@pytest.fixture
def chain(hxtorch):
    hxtorch.init_hardware()
    nn = hxtorch.perceptron.nn
    return torch.nn.Sequential(nn.Linear(200, 64), nn.ConvertingReLU(shift=1), nn.Linear(64, 10), nn.ReLU())


def test_a_chain_is_recorded_and_runs_again(hxtorch, chain, tmp_path):
    file = str(tmp_path / "kette")
    x = torch.randint(0, 32, (500, 200)).float()
    tracer = hxtorch.perceptron.InferenceTracer(file)
    tracer.start()
    first = chain(x)
    assert tracer.stop() == ["mac", "add", "converting_relu", "mac", "add", "relu"]
    again = hxtorch.perceptron.inference_trace(x, file)
    assert again.shape == first.shape
    assert not again.requires_grad
    assert (first.mean(0) - again.mean(0)).abs().max() < 1.5  # the same but for the noise
    assert not torch.equal(first, again)
    hxtorch.release_hardware()
    with pytest.raises(RuntimeError, match="No connection"):
        hxtorch.perceptron.inference_trace(x, file)


def test_anything_in_between_is_an_error(hxtorch, chain, tmp_path):
    tracer = hxtorch.perceptron.InferenceTracer(str(tmp_path / "kette"))
    tracer.start()
    output = chain(torch.ones(2, 200))
    with pytest.raises(RuntimeError, match="Kette"):
        hxtorch.perceptron.relu(output + 1)
    tracer.stop()
    hxtorch.perceptron.relu(output + 1)


def test_argmax_is_recorded_only_along_the_rows_of_a_table(hxtorch, tmp_path):
    hxtorch.init_hardware()
    argmax, x = hxtorch.perceptron.argmax, torch.tensor([[1.0, 3.0, 2.0]])
    tracer = hxtorch.perceptron.InferenceTracer(str(tmp_path / "kette"))
    tracer.start()
    for value, arguments in [(x, {"dim": 1}), (x, {"dim": 0, "keepdim": True}), (x, {}), (x[0], {"dim": 0})]:
        with pytest.raises(RuntimeError, match="keepdim=True"):
            argmax(value, **arguments)
        argmax(value, **arguments, mock=True)
    assert argmax(x, dim=1, keepdim=True).tolist() == [[1]]  # what was refused did not break the chain
    assert tracer.stop() == ["argmax"]
    assert argmax(x, dim=1).tolist() == [1]


def test_mock_operations_are_not_recorded_and_empty_traces_refused(hxtorch, tmp_path):
    hxtorch.init_hardware()
    file = str(tmp_path / "leer")
    tracer = hxtorch.perceptron.InferenceTracer(file)
    with pytest.raises(RuntimeError, match="start"):
        tracer.stop()
    tracer.start()
    hxtorch.perceptron.relu(torch.ones(2), mock=True)
    assert tracer.stop() == []
    with pytest.raises(RuntimeError, match="Empty trace"):
        hxtorch.perceptron.inference_trace(torch.ones(2), file)


def test_foreign_files_and_stacks_are_refused(hxtorch, tmp_path):
    hxtorch.init_hardware()
    file = tmp_path / "fremd"
    for content in (b"", b"kein Archiv", b"PK\x03\x04"):
        file.write_bytes(content)
        with pytest.raises(RuntimeError, match="keine Aufzeichnung"):
            hxtorch.perceptron.inference_trace(torch.ones(2), str(file))
    with pytest.raises(RuntimeError, match="keine Aufzeichnung"):
        hxtorch.perceptron.inference_trace(torch.ones(2), str(tmp_path / "fehlt"))
    tracer = hxtorch.perceptron.InferenceTracer(str(file))
    tracer.start()
    hxtorch.perceptron.relu(torch.ones(2))
    tracer.stop()
    with pytest.raises(RuntimeError, match="Vektor"):
        hxtorch.perceptron.inference_trace(torch.ones(2, 2, 2), str(file))


def test_logger(hxtorch, caplog):
    log = hxtorch.logger.get("hxtorch.kapitel")
    with caplog.at_level(logging.INFO, logger="hxtorch"):
        log.INFO("eins", 2)
        log.warn("drei")  # noqa: G010 - hxtorch's name
        log.ERROR("vier")
        log.debug("nichts")
    assert [record.getMessage() for record in caplog.records] == ["eins 2", "drei", "vier"]
    hxtorch.logger.set_loglevel(log, hxtorch.logger.LogLevel.ERROR)
    assert logging.getLogger("hxtorch.kapitel").level == logging.ERROR
    hxtorch.logger.default_config(level=hxtorch.logger.LogLevel.TRACE)
    assert logging.getLogger("hxtorch").level == hxtorch.logger.LogLevel.TRACE
    hxtorch.logger.reset()
    hxtorch.logger.set_loglevel(log, logging.NOTSET)
    assert not logging.getLogger("hxtorch").handlers


def test_after_an_operation_in_between_the_chip_can_still_be_used(hxtorch, tmp_path):
    hxtorch.init_hardware()
    p = hxtorch.perceptron
    tracer = p.InferenceTracer(str(tmp_path / "t"))
    tracer.start()
    y = p.mac(torch.ones(2, 4), torch.ones(4, 3))
    with pytest.raises(RuntimeError, match=r"stop\(\)"):
        p.relu(y + 1)
    p.relu(p.mac(torch.ones(2, 4), torch.ones(4, 3)))
    assert tracer.stop() == ["mac"]


def test_a_recording_that_cannot_be_written_is_not_lost(hxtorch, tmp_path):
    hxtorch.init_hardware()
    p = hxtorch.perceptron
    tracer = p.InferenceTracer(str(tmp_path / "fehlt" / "t"))
    tracer.start()
    p.mac(torch.ones(2, 4), torch.ones(4, 3))
    with pytest.raises(RuntimeError, match="lässt sich nicht schreiben"):
        tracer.stop()
    tracer.filename = str(tmp_path / "t")
    assert tracer.stop() == ["mac"]


@pytest.mark.parametrize("content", [torch.ones(3), {"kurs-inference-trace-1": [{"name": "x"}]}])
def test_foreign_files_are_no_recordings(hxtorch, tmp_path, content):
    hxtorch.init_hardware()
    torch.save(content, tmp_path / "t")
    with pytest.raises(RuntimeError, match="keine Aufzeichnung"):
        hxtorch.perceptron.inference_trace(torch.ones(4), str(tmp_path / "t"))
