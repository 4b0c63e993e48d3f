/**
 * Services such as HCP Terraform that hold states: who a tool will talk to there, and who has the token for it
 * (remote-backend 5). A token itself gets from here into the environment of a tool, and nowhere else.
 */
@NullMarked
package io.github.atmosmaven.hosted;

import org.jspecify.annotations.NullMarked;
