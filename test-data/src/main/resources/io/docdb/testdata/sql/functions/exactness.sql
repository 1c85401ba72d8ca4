-- Results that are exact where their arguments are, and errors where nothing would fit.

SELECT DIV(999999999999999999999::NUMERIC, 1000000000000000000000), DIV(-9999999999999999999999::NUMERIC, 1000000000000000000000)
----
0 | -9

SELECT 7 DIV 2, -7 DIV 2, DIV(7.5, 2), DIV(-7e0, 2)
----
3 | -3 | 3 | -3.0

SELECT DIV(1, 0)
----
error 22012

-- large values that differ little

SELECT VAR_POP(x), VAR_SAMP(x), COVAR_POP(x, x), REGR_SXX(x, x), CORR(x, x), REGR_INTERCEPT(x, x)
FROM (VALUES (100000003e0), (100000004e0), (100000006e0), (100000007e0)) v(x)
----
2.5 | 3.3333333333333335 | 2.5 | 10.0 | 1.0 | 0.0

SELECT VAR_POP(x), VAR_SAMP(x), STDDEV_POP(x) FROM (VALUES (7)) v(x)
----
0.0 | null | 0.0

-- spans and dates

SELECT MAKE_INTERVAL(1, 2, 3, 4, 5, 6, 7.5)
----
"P1Y2M25DT5H6M7.5S"

SELECT MAKE_INTERVAL(0, 0, 0, 0, 0, 0, 123456789012.5)
----
error 22008

SELECT MAKE_DATE(-44, 3, 15) < MAKE_DATE(-43, 3, 15), MAKE_DATE(-1, 12, 31) + 1 = MAKE_DATE(1, 1, 1)
----
true | true

SELECT MAKE_DATE(0, 1, 1)
----
error 22008: there is no year 0

-- sums of doubles that leave their range say so, unless an infinity went in

SELECT SUM(x) FROM (VALUES (1.7e308::DOUBLE), (1.7e308::DOUBLE)) v(x)
----
error 22003: Number out of range: the result does not fit DOUBLE PRECISION

SELECT AVG(x) OVER () FROM (VALUES (1.7e308::DOUBLE), (1.7e308::DOUBLE)) v(x)
----
error 22003: Number out of range: the result does not fit DOUBLE PRECISION

SELECT VAR_POP(x) FROM (VALUES (1e200::DOUBLE), (-1e200::DOUBLE)) v(x)
----
error 22003: Number out of range: the result does not fit DOUBLE PRECISION

SELECT SUM(x), AVG(x), REGR_AVGX(1, x) FROM (VALUES ('Infinity'::DOUBLE), (1::DOUBLE)) v(x)
----
Infinity | Infinity | Infinity
