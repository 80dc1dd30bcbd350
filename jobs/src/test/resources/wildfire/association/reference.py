#!/usr/bin/env python3
"""Reference numbers for the association step, from statsmodels, SciPy and a second hand.

Makes posts.csv (a small campaign, fixed seed) and reference.csv (name,value) beside itself:

    python3 reference.py

The committed files came from statsmodels 0.13.5, SciPy 1.10.1 and NumPy 1.24.2 (Debian 12:
python3-statsmodels). Krippendorff's alpha is checked against the worked example of Krippendorff,
"Computing Krippendorff's Alpha-Reliability" (2011), part C: 0.743.
"""
import csv
import itertools
import os

import numpy as np
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

HERE = os.path.dirname(os.path.abspath(__file__))
ACCOUNTS, FACTORS = 60, ("timing", "recognition", "storytelling")


def campaign():
    draw = np.random.default_rng(20260105)
    rows = []
    for account in range(ACCOUNTS):
        level, habit = draw.normal(), draw.uniform(0.15, 0.6, 3)
        for _ in range(draw.integers(5, 13)):
            used = (draw.uniform(size=3) < habit) * np.round(draw.choice([0.5, 0.75, 1.0], 3), 2)
            video, paid = int(draw.uniform() < 0.4), int(draw.uniform() < 0.2)
            followers = round(8 + level + 0.3 * draw.normal(), 4)
            mean = 0.5 * level + 0.6 * used[0] - 0.3 * used[1] + 0.4 * video + 0.2 * (followers - 8)
            outcome = round(mean + 0.7 * draw.standard_t(4), 4)
            viral = int(draw.uniform() < 1 / (1 + np.exp(-(mean - 0.8))))
            rows.append((account, *used, video, paid, followers, outcome, viral))
    order = draw.permutation(len(rows))
    return [rows[i] for i in order]


def main():
    rows = campaign()
    with open(os.path.join(HERE, "posts.csv"), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("account", *FACTORS, "video", "paid", "followers", "outcome", "viral"))
        writer.writerows(rows)
    data = np.array(rows, dtype=float)
    account = data[:, 0].astype(int)
    used, controls = data[:, 1:4], data[:, 4:7]
    outcome, viral = data[:, 7], data[:, 8]
    posts = np.bincount(account)
    means = np.column_stack([(np.bincount(account, used[:, f]) / posts)[account] for f in range(3)])
    x = sm.add_constant(np.column_stack([controls, used, means]))

    told = {}
    clustered = dict(cov_type="cluster", cov_kwds={"groups": account}, use_t=True)
    for name, fit in (
        ("ols", sm.OLS(outcome, x).fit(**clustered)),
        ("logit", sm.Logit(viral, x).fit(disp=0, tol=1e-13, maxiter=100, **clustered)),
    ):
        interval = fit.conf_int()
        # Logit offers no t with the clusters' degrees of freedom, so both are computed from se here.
        freedom = ACCOUNTS - 1
        for f, factor in enumerate(FACTORS):
            at, key = 4 + f, f"{name}.{factor}"
            estimate, error = fit.params[at], fit.bse[at]
            told[f"{key}.coefficient"], told[f"{key}.standard_error"] = estimate, error
            told[f"{key}.p"] = 2 * stats.t.sf(abs(estimate / error), freedom)
            half = stats.t.ppf(0.975, freedom) * error
            told[f"{key}.lower"], told[f"{key}.upper"] = estimate - half, estimate + half
            if name == "ols":
                assert abs(fit.pvalues[at] - told[f"{key}.p"]) < 1e-12
                assert abs(interval[at][0] - told[f"{key}.lower"]) < 1e-9
            else:
                with_it, without = x.copy(), x.copy()
                with_it[:, at], without[:, at] = 1, 0
                told[f"{key}.difference"] = np.mean(fit.predict(with_it) - fit.predict(without))

    for f, factor in enumerate(FACTORS):
        has = used[:, f] > 0
        a, b = outcome[has], outcome[~has]
        u = stats.mannwhitneyu(a, b).statistic
        told[f"plain.{factor}.cliffs_delta"] = 2 * u / (len(a) * len(b)) - 1
        told[f"plain.{factor}.median_difference"] = np.median(a) - np.median(b)
        yes, n, yes0, n0 = viral[has].sum(), has.sum(), viral[~has].sum(), (~has).sum()
        told[f"plain.{factor}.wilson_lower"], told[f"plain.{factor}.wilson_upper"] = (
            proportion_confint(yes, n, method="wilson"))
        for compare, method in (("diff", "newcomb"), ("ratio", "score")):
            low, high = confint_proportions_2indep(
                yes, n, yes0, n0, compare=compare, method=method, correction=False)
            told[f"plain.{factor}.{compare}_lower"] = low
            told[f"plain.{factor}.{compare}_upper"] = high

    p = np.array([0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.205, 0.216, 0.9])
    for i, q in enumerate(multipletests(p, method="fdr_bh")[1]):
        told[f"bh.{i}"] = q

    effect, error = np.array([0.2, 0.9, 0.1, -0.3, 0.6]), np.array([0.15, 0.2, 0.1, 0.25, 0.3])
    pooled = combine_effects(effect, error**2, method_re="pm", atol=1e-14)
    told["meta.tau2"], told["meta.mean"] = pooled.tau2, pooled.mean_effect_re

    # Units with the ratings of up to four observers; alpha straight from its definition by pairs.
    units = [(1, 1, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
             (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (5, 5, 5), (1, 1), (3,)]
    paired = [unit for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    observed = sum(sum(a != b for a, b in itertools.permutations(unit, 2)) / (len(unit) - 1)
                   for unit in paired) / len(values)
    expected = (sum(a != b for a, b in itertools.permutations(values, 2))
                / (len(values) * (len(values) - 1)))
    told["alpha"] = 1 - observed / expected
    assert round(told["alpha"], 3) == 0.743

    with open(os.path.join(HERE, "reference.csv"), "w") as file:
        file.write("name,value\n")
        for name, value in told.items():
            file.write(f"{name},{float(value)!r}\n")


main()
