// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"
#include "core/secret.h"

namespace dfw::net {

/// Gives the access token for a call, when the call is made: a token that is renewed lives shorter
/// than the wizard.
class TokenSource
{
public:
    virtual ~TokenSource() = default;
    virtual Call token(Done<Secret> done) = 0;
    /// The service refused this token (401). True where another may be had: the call is then made
    /// once more.
    virtual bool refuse(const Secret &token) = 0;
};

} // namespace dfw::net
