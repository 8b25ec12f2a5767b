/** Who may see what of the lab: its pages and what there is to learn are for anybody, what people do and what services write is not. */
@NullMarked
package io.apiworld.lab.security;

import org.jspecify.annotations.NullMarked;
