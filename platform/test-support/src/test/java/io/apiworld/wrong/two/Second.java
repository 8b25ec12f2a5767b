package io.apiworld.wrong.two;

import io.apiworld.wrong.one.First;

/** Closes the cycle that {@link First} opens. */
public class Second {

    First first;
}
