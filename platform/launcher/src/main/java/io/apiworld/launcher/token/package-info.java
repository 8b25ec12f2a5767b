/** Access tokens as a client or as a person gets them: the same requests that a program or a browser would send. */
@NullMarked
package io.apiworld.launcher.token;

import org.jspecify.annotations.NullMarked;
