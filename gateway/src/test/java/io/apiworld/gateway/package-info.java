/** The whole gateway, asked from outside over HTTP, before stubs that remember what reached them. */
@NullMarked
package io.apiworld.gateway;

import org.jspecify.annotations.NullMarked;
