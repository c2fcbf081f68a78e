"""`make load`: what wrk says is read right, its errors too, and what is missing is said in one line."""

import pytest
from atlas.dev import load
from atlas.problems import AtlasError

REPORT = """Running 1s test @ http://127.0.0.1:8801
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.47ms    1.12ms  21.73ms   95.58%
    Req/Sec    23.11k     1.62k   25.41k    80.00%
  Latency Distribution
     50%    1.30ms
     75%    1.52ms
     90%    1.93ms
     99%    6.45ms
  23013 requests in 1.00s, 126.61MB read
{}Requests/sec:  22989.37
Transfer/sec:    126.48MB
"""


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ("", 0),
        ("  Non-2xx or 3xx responses: 12\n", 12),
        ("  Socket errors: connect 1, read 20, write 300, timeout 4000\n", 4321),
        ("  Socket errors: connect 0, read 0, write 0, timeout 1\n  Non-2xx or 3xx responses: 12\n", 13),
    ],
)
def test_a_report_is_read_with_its_errors(said, errors):
    assert load.parsed(REPORT.format(said)) == load.Load(22989.37, "1.30ms", "6.45ms", errors)


def test_a_program_that_is_missing_is_named_with_its_package():
    with pytest.raises(AtlasError) as caught:
        load.program("no-such-program", "the-package")
    (problem,) = caught.value.problems
    assert "sudo apt install the-package" in str(problem)
