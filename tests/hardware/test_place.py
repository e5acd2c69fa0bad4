import pytest

from course_helpers.hardware import HardwareError, Place
from course_helpers.hardware.place import detect, ebrains_release


@pytest.mark.parametrize(
    ("environ", "place"),
    [
        ({}, Place.ELSEWHERE),
        ({"LAB_IMAGE_NAME": "docker-registry/EBRAINS/lab:1"}, Place.EBRAINS),
        ({"LAB_IMAGE_NAME": "eBrains", "SLURM_FPGA_IPS": "1.2.3.4"}, Place.EBRAINS),
        ({"LAB_IMAGE_NAME": "anything"}, Place.ELSEWHERE),
        ({"QUIGGELDY_IP": "a", "QUIGGELDY_PORT": "1", "SLURM_FPGA_IPS": "x"}, Place.OWN_SERVER),
        ({"QUIGGELDY_IP": "a"}, Place.ELSEWHERE),
        ({"QUIGGELDY_IP": "a", "QUIGGELDY_PORT": ""}, Place.ELSEWHERE),
        ({"SLURM_FPGA_IPS": "192.168.0.1"}, Place.SLURM),
    ],
)
def test_recognises_the_place(environ, place):
    assert detect(environ) is place


@pytest.mark.parametrize(
    ("kernel", "release"),
    [
        ("EBRAINS-25.10", "stable"),
        ("EBRAINS-experimental", "experimental"),
        ("EBRAINS_release_v0.1", "stable"),
    ],
)
def test_the_kernel_tells_the_release(kernel, release):
    assert ebrains_release({"LAB_KERNEL_NAME": kernel}) == release


@pytest.mark.parametrize("environ", [{}, {"LAB_KERNEL_NAME": "Python 3 (ipykernel)"}])
def test_a_kernel_without_the_software_is_refused(environ):
    with pytest.raises(HardwareError, match="Wähle oben rechts"):
        ebrains_release(environ)


def test_a_kernel_name_cannot_disturb_the_message():
    with pytest.raises(HardwareError) as caught:
        ebrains_release({"LAB_KERNEL_NAME": "a\n\x1b[31m" + "x" * 1000})
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400
