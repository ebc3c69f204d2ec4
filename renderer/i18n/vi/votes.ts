export const votes = {}
