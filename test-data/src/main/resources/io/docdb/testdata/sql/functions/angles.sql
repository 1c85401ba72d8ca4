-- Angles in degrees, as PostgreSQL counts them: what should be whole or a half is.

SELECT SIND(30), COSD(60), TAND(45), COTD(45), COSD(90), SIND(360), TAND(90)
----
0.5 | 0.5 | 1.0 | 1.0 | 0.0 | 0.0 | Infinity

SELECT ASIND(0.5), ACOSD(0.5), ATAND(1), ATAN2D(1, 1)
----
30.0 | 60.0 | 45.0 | 45.0

SELECT ASIND(2)
----
error 22023: Wrong argument: ASIND expects a number for which it is defined (line 1, column 8)

-- How many of the bounds a value has reached
SELECT WIDTH_BUCKET(5, ARRAY[1, 3, 6]), WIDTH_BUCKET(0, ARRAY[1, 3, 6]), WIDTH_BUCKET(6, ARRAY[1, 3, 6]), WIDTH_BUCKET(DATE '2024-05-01', ARRAY[DATE '2024-01-01', DATE '2024-04-01']), WIDTH_BUCKET(5.35, 0.024, 10.06, 5)
----
2 | 0 | 3 | 2 | 3

SELECT WIDTH_BUCKET(5, 1, 2)
----
error 42883: Wrong number of arguments: WIDTH_BUCKET takes (value, low, high, count) or (value, array of bounds) (line 1, column 8)

-- To a number of digits half up, for doubles, too
SELECT ROUND(1.285e0, 2), ROUND(0.285e0, 2), ROUND(-1.285e0, 2), ROUND(2.5e0), ROUND(3.5e0)
----
1.29 | 0.29 | -1.29 | 2.0 | 4.0
