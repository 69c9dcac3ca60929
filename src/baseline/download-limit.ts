/** External data holds weights, which no figure is read from: larger files of it are downloaded only to run the model. */
export const MAX_EXTERNAL_DOWNLOAD = 64 * 1024 * 1024
