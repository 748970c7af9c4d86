//! Primitives of the screen: they know neither the API nor the routes.
